"""The MkDocs hook, a thin shell: generate before the build, pass finished bodies by Python-Markdown, watch.

A build without it over the same `site_src` gives the same pages, slower.
"""
from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.structure.files import Files, InclusionLevel  # noqa: E402

from generator import search_index  # noqa: E402
from generator.lane import FinishedPage, Lane, is_open  # noqa: E402
from generator.pipeline import Generated, generate  # noqa: E402
from generator.preview_panel import Panel  # noqa: E402
from generator.problems import ContentError, in_file_order  # noqa: E402
from generator.publish.findings import stop  # noqa: E402
from generator.render.templates import keep_compiled  # noqa: E402
from generator.state import code_state, digest  # noqa: E402
from generator.text.language import preferred_language  # noqa: E402
from generator.text.words import Words  # noqa: E402

log = logging.getLogger("mkdocs.hooks.mingbai")
GIVEN = dict(os.environ)                  # before the date of the first build is set for MkDocs
CONTENT = Path(os.environ.get("MINGBAI_CONTENT") or ROOT / "content")
WATCHED = ("templates", "generator/words", "site_src/assets/css", "site_src/assets/js")
GENERATED = ("zh/", "en/", "index.md")
CONTENT_UNREADABLE = 2


class Run:
    """What lasts from one build of a preview to the next."""
    is_preview = False
    previewing = False                    # a first site has been shown
    nav = None
    pages: list[str] = []                 # those that take the fast lane
    generated: Generated | None = None    # the last that was right
    panel = Panel()


RUN = Run()


def on_startup(command: str, dirty: bool) -> None:
    RUN.is_preview = command == "serve"


def on_config(config):
    generate_or_stop(config)
    return config


def generate_or_stop(config) -> None:
    lang = preferred_language()
    try:
        RUN.generated = generated = generate(CONTENT, Path(config.docs_dir), GIVEN)
    except ContentError as error:
        RUN.panel.refuse(error.problems)
        refuse(error.text(lang))
        return
    if RUN.is_preview:
        RUN.panel.show(generated.checks, generated.notices)
    for notice in in_file_order(generated.notices):
        log.info(notice.text(lang))
    for check in generated.blocking:
        log.info(stop(check).text(lang))
    # MkDocs dates its own files by it: the same content makes the same bytes on any day.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(generated.created.timestamp())))


def refuse(message: str) -> None:
    """Stop; but a preview that has shown good pages goes on showing them."""
    if RUN.previewing:
        log.error(message)
        return
    stop = Abort(message)
    stop.exit_code = CONTENT_UNREADABLE
    raise stop


def on_files(files: Files, config) -> Files:
    generated = [file for file in files.documentation_pages() if file.src_uri.startswith(GENERATED)]
    RUN.pages = [file.src_uri for file in generated if takes_the_lane(file.src_uri, config)] if is_open(config) else []
    fast = set(RUN.pages)
    for file in generated:
        file.inclusion = InclusionLevel.NOT_IN_NAV
        if file.src_uri in fast:
            files.remove(file)
        else:
            FinishedPage(None, file, config)
    return files


def takes_the_lane(path: str, config) -> bool:
    """What stands in the navigation and the page at the root are MkDocs' own."""
    return "/" in path and path not in config.nav


def on_nav(nav, config, files):
    RUN.nav = nav
    return nav


def on_env(env, config, files):
    keep_compiled(env, RUN.generated.kept / "theme", code_state())
    kept = RUN.generated.kept / ("framed-in-preview" if RUN.is_preview else "framed")
    refused = Lane(config, env, RUN.nav, kept).write(RUN.pages)
    log.debug("kinds of pages framed one by one: %d", refused)
    return env


def on_post_build(config) -> None:
    if search_index.program() is None:
        log.info(Words("search", preferred_language())("search.missing"))
    else:
        kept = search_index.Kept(RUN.generated.kept / "search")
        kept.fill(Path(config.site_dir), digest(RUN.generated.state, Path(config.config_file_path).read_bytes()), RUN.previewing)


def on_serve(server, config, builder):
    """Generated files lie in the docs folder: watch what people edit instead."""
    RUN.previewing = True
    server.set_app(RUN.panel.around(server.get_app()))
    server.unwatch(config.docs_dir)
    for path in (CONTENT, *(ROOT / name for name in WATCHED)):
        server.watch(str(path))
    return server

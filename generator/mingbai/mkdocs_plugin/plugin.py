"""The MkDocs hook, a thin shell: generate before the build, pass finished bodies by Python-Markdown, watch.

A build without it over the same `site_src` gives the same pages, slower.
"""
from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2]
ROOT = SOURCES.parent
if str(SOURCES) not in sys.path:
    sys.path.insert(0, str(SOURCES))

from mkdocs.exceptions import Abort  # noqa: E402
from mkdocs.structure.files import Files, InclusionLevel  # noqa: E402
from watchdog.observers.polling import PollingObserver  # noqa: E402

from mingbai.build.inputs import ONLY  # noqa: E402
from mingbai.build.run import OWNED, Generated, generate  # noqa: E402
from mingbai.load.report_folders import edited_last  # noqa: E402
from mingbai.mkdocs_plugin.frame_pages import FinishedPage, Lane, is_open  # noqa: E402
from mingbai.model.problems import ContentError, in_file_order  # noqa: E402
from mingbai.preview.on_demand import OnDemand, own_pages  # noqa: E402
from mingbai.preview.panel import Panel  # noqa: E402
from mingbai.publish.findings import stop  # noqa: E402
from mingbai.render.templates import keep_compiled  # noqa: E402
from mingbai.search import index as search_index  # noqa: E402
from mingbai.search.index import Index  # noqa: E402
from mingbai.text.language import preferred_language  # noqa: E402
from mingbai.text.words import Words  # noqa: E402
from mingbai.work.files import second_name  # noqa: E402
from mingbai.work.fingerprint import code_state  # noqa: E402

log = logging.getLogger("mkdocs.hooks.mingbai")
GIVEN = dict(os.environ)                  # before the date of the first build is set for MkDocs
CONTENT = Path(os.environ.get("MINGBAI_CONTENT") or ROOT / "content")
WATCHED = ("templates", "generator/mingbai/words", "site_src/assets/css", "site_src/assets/js")
GENERATED = ("zh/", "en/", "index.md")
GENERATED_DATA = "data/"
CONTENT_UNREADABLE = 2
BETWEEN_LOOKS = 0.15                      # seconds


class Run:
    """What lasts from one build of a preview to the next."""
    is_preview = False
    previewing = False                    # a first site has been shown
    nav = None
    pages: list[str] = []                 # those that take the fast lane
    generated: Generated | None = None    # the last that was right
    index: Index | None = None            # of the search, while it is made
    is_right = False                      # the content can be read
    demand = OnDemand(CONTENT)
    panel = Panel(demand)


RUN = Run()


def on_startup(command: str, dirty: bool) -> None:
    RUN.is_preview = command == "serve"
    if RUN.is_preview and not GIVEN.get(ONLY):
        RUN.demand.begin(edited_last(CONTENT))
    if RUN.demand.is_on:
        words = Words("preview", preferred_language())
        log.info(words("preview.on-demand", first=RUN.demand.asked[0], count=len(RUN.demand.departments())))


def on_config(config):
    if RUN.is_preview and (RUN.demand.is_on or GIVEN.get(ONLY)):
        config.docs_dir = str(own_pages(Path(config.docs_dir), OWNED))
    stop_index()
    generate_or_stop(config)
    RUN.index = index_begun(Path(config.docs_dir))
    return config


def on_shutdown() -> None:
    stop_index()


def stop_index() -> None:
    """One is still being made where a build was given up."""
    if RUN.index:
        RUN.index.stop()


def index_begun(docs: Path) -> Index | None:
    if search_index.program() is None:
        log.info(Words("search", preferred_language())("search.missing"))
        return None
    return Index(docs, RUN.generated.kept / "search", RUN.generated.state, RUN.previewing)


def generate_or_stop(config) -> None:
    lang = preferred_language()
    given, asked = dict(GIVEN), None
    if RUN.demand.is_on:
        given[ONLY], asked = RUN.demand.begun(), RUN.demand.portions
    RUN.is_right = False
    try:
        RUN.generated = generated = generate(CONTENT, Path(config.docs_dir), given, asked)
    except ContentError as error:
        RUN.panel.refuse(error.problems)
        refuse(error.text(lang))
        return
    RUN.is_right = True
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
    put_data(files, config)
    return env


def put_data(files: Files, config) -> None:
    """They may be as large as all pages together: not copied, but named a second time."""
    for file in [file for file in files if file.src_uri.startswith(GENERATED_DATA)]:
        files.remove(file)
        second_name(Path(file.abs_src_path), Path(file.abs_dest_path))


def on_post_build(config) -> None:
    if RUN.index:
        RUN.index.put(Path(config.site_dir))
    RUN.demand.built(*(RUN.generated.portions, RUN.generated.shared_is_old) if RUN.is_right else (None,))


def on_serve(server, config, builder):
    """Generated files lie in the docs folder: watch what people edit instead."""
    RUN.previewing = True
    server.set_app(RUN.demand.around(RUN.panel.around(server.get_app())))
    server.unwatch(config.docs_dir)
    if RUN.demand.is_on:
        look_often(server)
    for path in (*(ROOT / name for name in WATCHED), *(RUN.demand.watched() if RUN.demand.is_on else [CONTENT])):
        server.watch(str(path))
    if RUN.demand.is_on:
        listen(server, RUN.generated.kept / "asked-for")
    return server


def look_often(server) -> None:
    """Where few files are watched: an edit is noticed before MkDocs looks the next time."""
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=BETWEEN_LOOKS)
    for path in watched:
        server.watch(path)


def listen(server, bell: Path) -> None:
    """A department that a browser asks for is watched from then on, and a build begins."""
    bell.touch()
    server.watch(str(bell))

    def again() -> None:
        for path in RUN.demand.watched():
            if str(path.resolve()) not in watched:
                watched.add(str(path.resolve()))
                server.watch(str(path))
        bell.write_text(" ".join(RUN.demand.asked), "utf-8")

    watched = {str(path.resolve()) for path in RUN.demand.watched()}
    RUN.demand.again = again

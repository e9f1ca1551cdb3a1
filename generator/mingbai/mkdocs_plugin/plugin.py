"""The MkDocs hook, thin: generate before the build, pass finished bodies by Python-Markdown, watch.

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
from mingbai.mkdocs_plugin.frame_pages import FinishedPage, PageFramer, may_frame_pages  # noqa: E402
from mingbai.mkdocs_plugin.settings import SiteSettings, settings_of_site  # noqa: E402
from mingbai.model.problems import ContentError, in_file_order  # noqa: E402
from mingbai.preview.on_demand import OnDemand, own_pages  # noqa: E402
from mingbai.preview.panel import Panel  # noqa: E402
from mingbai.publish.findings import stop  # noqa: E402
from mingbai.render.templates import keep_compiled  # noqa: E402
from mingbai.render.theme_files import leave_out_unnamed  # noqa: E402
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


class PluginState:
    """What lasts from one build of a preview to the next."""
    is_preview = False
    previewing = False                    # a first site has been shown
    nav = None
    pages: list[str] = []                 # those that we frame ourselves
    generated: Generated | None = None    # the last that was right
    index: Index | None = None            # of the search, while it is made
    is_right = False                      # the content can be read
    demand = OnDemand(CONTENT)
    panel = Panel(demand)


STATE = PluginState()


def on_startup(command: str, dirty: bool) -> None:
    STATE.is_preview = command == "serve"
    if STATE.is_preview and not GIVEN.get(ONLY):
        STATE.demand.begin(edited_last(CONTENT))
    if STATE.demand.is_on:
        words = Words("preview", preferred_language())
        log.info(words("preview.on-demand", first=STATE.demand.asked[0], count=len(STATE.demand.departments())))


def on_config(config):
    settings = settings_or_stop(config)
    if STATE.is_preview and (STATE.demand.is_on or GIVEN.get(ONLY)):
        config.docs_dir = str(own_pages(Path(config.docs_dir), OWNED))
    stop_index()
    generate_or_stop(config, settings.site_url)
    STATE.index = index_begun(Path(config.docs_dir))
    return config


def on_shutdown() -> None:
    stop_index()


def stop_index() -> None:
    """One is still being made where a build was given up."""
    if STATE.index:
        STATE.index.stop()


def index_begun(docs: Path) -> Index | None:
    if search_index.program() is None:
        log.info(Words("search", preferred_language())("search.missing"))
        return None
    return Index(docs, STATE.generated.kept / "search", STATE.generated.state, STATE.previewing)


def settings_or_stop(config) -> SiteSettings:
    try:
        settings = settings_of_site(config, CONTENT, GIVEN.get("MINGBAI_REGION", ""), STATE.is_preview)
    except ContentError as error:
        raise stopped(error.text(preferred_language())) from None
    for notice in in_file_order(settings.notices):
        log.info(notice.text(preferred_language()))
    return settings


def generate_or_stop(config, site_url: str) -> None:
    lang = preferred_language()
    given, asked = {**GIVEN, "MINGBAI_ADDRESS": site_url}, None
    if STATE.demand.is_on:
        given[ONLY], asked = STATE.demand.begun(), STATE.demand.portions
    STATE.is_right = False
    try:
        STATE.generated = generated = generate(CONTENT, Path(config.docs_dir), given, asked)
    except ContentError as error:
        STATE.panel.refuse(error.problems)
        refuse(error.text(lang))
        return
    STATE.is_right = True
    if STATE.is_preview:
        STATE.panel.show(generated.checks, generated.notices)
    for notice in in_file_order(generated.notices):
        log.info(notice.text(lang))
    for check in generated.blocking:
        log.info(stop(check).text(lang))
    # MkDocs dates its own files by it: the same content makes the same bytes on any day.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(generated.created.timestamp())))


def refuse(message: str) -> None:
    """Stop; but a preview that has shown good pages goes on showing them."""
    if STATE.previewing:
        log.error(message)
        return
    raise stopped(message)


def stopped(message: str) -> Abort:
    stop = Abort(message)
    stop.exit_code = CONTENT_UNREADABLE
    return stop


def on_files(files: Files, config) -> Files:
    generated = [file for file in files.documentation_pages() if file.src_uri.startswith(GENERATED)]
    STATE.pages = [file.src_uri for file in generated if is_framed_by_us(file.src_uri, config)] if may_frame_pages(config) else []
    fast = set(STATE.pages)
    for file in generated:
        file.inclusion = InclusionLevel.NOT_IN_NAV
        if file.src_uri in fast:
            files.remove(file)
        else:
            FinishedPage(None, file, config)
    return files


def is_framed_by_us(path: str, config) -> bool:
    """What stands in the navigation and the page at the root are MkDocs' own."""
    return "/" in path and path not in config.nav


def on_nav(nav, config, files):
    STATE.nav = nav
    return nav


def on_env(env, config, files):
    keep_compiled(env, STATE.generated.kept / "theme", code_state())
    kept = STATE.generated.kept / ("framed-in-preview" if STATE.is_preview else "framed")
    refused = PageFramer(config, env, STATE.nav, kept).write(STATE.pages)
    log.debug("kinds of pages framed one by one: %d", refused)
    put_data(files, config)
    leave_out_unnamed(files, env, config)
    return env


def put_data(files: Files, config) -> None:
    """They may be as large as all pages together: not copied, but named a second time."""
    for file in [file for file in files if file.src_uri.startswith(GENERATED_DATA)]:
        files.remove(file)
        second_name(Path(file.abs_src_path), Path(file.abs_dest_path))


def on_post_build(config) -> None:
    if STATE.index:
        STATE.index.put(Path(config.site_dir))
    STATE.demand.built(*(STATE.generated.portions, STATE.generated.shared_is_old) if STATE.is_right else (None,))


def on_serve(server, config, builder):
    """Generated files lie in the docs folder: watch what people edit instead."""
    STATE.previewing = True
    server.set_app(STATE.demand.around(STATE.panel.around(server.get_app())))
    server.unwatch(config.docs_dir)
    if STATE.demand.is_on:
        look_often(server)
    for path in (*(ROOT / name for name in WATCHED), *(STATE.demand.watched() if STATE.demand.is_on else [CONTENT])):
        server.watch(str(path))
    if STATE.demand.is_on:
        listen(server, STATE.generated.kept / "asked-for")
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
        for path in STATE.demand.watched():
            if str(path.resolve()) not in watched:
                watched.add(str(path.resolve()))
                server.watch(str(path))
        bell.write_text(" ".join(STATE.demand.asked), "utf-8")

    watched = {str(path.resolve()) for path in STATE.demand.watched()}
    STATE.demand.again = again

"""The MkDocs plugin, thin: generate before the build, pass finished bodies by Python-Markdown, watch.

A build without it over the same pages and settings (`python -m mingbai.publish.standalone`) gives the same site, slower.
"""
from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from mingbai.build.inputs import ONLY
from mingbai.build.run import OWNED, Generated, generate
from mingbai.load.report_folders import edited_last
from mingbai.mkdocs_plugin.frame_pages import FinishedPage, PageFramer, may_frame_pages
from mingbai.mkdocs_plugin.options import Options, content_folder, environment_of_build
from mingbai.mkdocs_plugin.settings import settings_of_site
from mingbai.mkdocs_plugin.watch import watch_edits, watch_what_is_asked_for
from mingbai.model.problems import ContentError, in_file_order
from mingbai.preview.on_demand import OnDemand, own_pages
from mingbai.preview.panel import Panel
from mingbai.publish.findings import stop
from mingbai.render.frame_settings import OtherTheme, add_assets, complete, names_of_site, own_folder, put_on_frame
from mingbai.render.templates import keep_compiled
from mingbai.render.theme_files import leave_out_unnamed
from mingbai.search import index as search_index
from mingbai.search.index import Index
from mingbai.text.language import preferred_language
from mingbai.text.value import not_none
from mingbai.text.words import Words
from mingbai.work.files import second_name
from mingbai.work.fingerprint import code_state

log = logging.getLogger("mkdocs.plugins.mingbai")
GENERATED = ("zh/", "en/", "index.md")
GENERATED_DATA = "data/"
DATE = "SOURCE_DATE_EPOCH"


class ContentUnreadable(Abort):
    exit_code = 2


class MingbaiPlugin(BasePlugin[Options]):   # type: ignore[no-untyped-call]  # MkDocs has no type for the making of one
    """MkDocs keeps one for all builds of a process: those of a preview, and those of other sites."""
    is_preview = False
    is_shown = False                      # a first site has been shown
    is_right = False                      # the content can be read
    generated: Generated                  # the last that was right
    index: Index | None = None            # of the search, while it is made
    navigation: Navigation
    hand_written: Path                    # the folder that mkdocs.yml calls `docs_dir`

    def __init__(self) -> None:
        self.pages: list[str] = []             # those that we frame ourselves
        self.panels: dict[Path, Panel] = {}    # by the content that they are of
        self.date = ""                         # of the last build, as it was told to MkDocs

    @property
    def environment(self) -> dict[str, str]:
        """As it was given to us: without the date that we tell MkDocs."""
        return {name: value for name, value in os.environ.items() if (name, value) != (DATE, self.date)}

    @property
    def content(self) -> Path:
        return content_folder(self.config, self.environment)

    @property
    def own_templates(self) -> Path | None:
        return own_folder(Path(self.config.templates))

    @property
    def panel(self) -> Panel:
        return self.panels.setdefault(self.content, Panel(OnDemand(self.content), str(self.own_templates or "")))

    @property
    def demand(self) -> OnDemand:
        return self.panel.demand

    # ---- before pages are read

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.is_preview = command == "serve"
        if self.is_preview and not self.environment.get(ONLY):
            self.demand.begin(edited_last(self.content))
        if self.demand.is_on:
            words = Words("preview", preferred_language())
            log.info(words("preview.on-demand", first=self.demand.asked[0], count=len(self.demand.departments())))

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        site_url = self.complete(config)
        self.hand_written = Path(config.docs_dir)
        if self.is_preview and (self.demand.is_on or self.environment.get(ONLY)):
            config.docs_dir = str(own_pages(self.hand_written, OWNED))
        self.stop_index()
        self.generate_or_stop(config, site_url)
        self.index = self.index_begun(Path(config.docs_dir))
        return config

    def complete(self, config: MkDocsConfig) -> str:
        """What mkdocs.yml says is looked at, what it does not say is added; the address of the site that it gives."""
        lang = preferred_language()
        try:
            put_on_frame(config, self.own_templates)
            settings = settings_of_site(config, self.content, self.environment.get("MINGBAI_REGION", ""), self.is_preview)
        except OtherTheme as other:
            raise Abort(Words("preview", lang)("preview.other-theme", found=other)) from other
        except ContentError as error:
            raise ContentUnreadable(error.text(lang)) from None
        for notice in in_file_order(settings.notices):
            log.info(notice.text(lang))
        complete(config, names_of_site(self.content, config.site_name))
        return settings.site_url

    def generate_or_stop(self, config: MkDocsConfig, site_url: str) -> None:
        lang = preferred_language()
        environment, asked = {**environment_of_build(self.config, self.environment), "MINGBAI_ADDRESS": site_url}, None
        if self.demand.is_on:
            environment[ONLY], asked = self.demand.begun(), self.demand.portions
        self.is_right = False
        try:
            self.generated = generated = generate(self.content, Path(config.docs_dir), environment, asked)
        except ContentError as error:
            self.panel.refuse(error.problems)
            self.refuse(error.text(lang))
            return
        self.is_right = True
        if self.is_preview:
            self.panel.show(generated.checks, generated.notices)
        for notice in in_file_order(generated.notices):
            log.info(notice.text(lang))
        for check in generated.blocking:
            log.info(stop(check).text(lang))
        # MkDocs dates its own files by it: the same content makes the same bytes on any day.
        if DATE not in environment:
            self.date = os.environ[DATE] = str(int(generated.created.timestamp()))

    def refuse(self, message: str) -> None:
        """Stop; but a preview that has shown good pages goes on showing them."""
        if self.is_shown:
            log.error(message)
            return
        raise ContentUnreadable(message)

    # ---- pages and files

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        generated = [file for file in files.documentation_pages() if file.src_uri.startswith(GENERATED)]
        ours = [file.src_uri for file in generated if is_framed_by_us(file.src_uri, config)]
        self.pages = ours if may_frame_pages(config) else []
        fast = set(self.pages)
        for file in generated:
            file.inclusion = InclusionLevel.NOT_IN_NAV
            if file.src_uri in fast:
                files.remove(file)
            else:
                FinishedPage(None, file, config)
        add_assets(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.navigation = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        keep_compiled(env, self.generated.kept / "theme", code_state())
        kept = self.generated.kept / ("framed-in-preview" if self.is_preview else "framed")
        refused = PageFramer(config, env, self.navigation, kept).write(self.pages)
        log.debug("kinds of pages framed one by one: %d", refused)
        put_data(files)
        leave_out_unnamed(files, env, config)
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.index:
            self.index.put(Path(config.site_dir))
        self.demand.built(*(self.generated.portions, self.generated.shared_is_old) if self.is_right else (None,))

    # ---- the search

    def index_begun(self, docs: Path) -> Index | None:
        if search_index.program() is None:
            log.info(Words("search", preferred_language())("search.missing"))
            return None
        return Index(docs, self.generated.kept / "search", self.generated.state, self.is_shown)

    def stop_index(self) -> None:
        """One is still being made where a build was given up."""
        if self.index:
            self.index.stop()

    # ---- a preview

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        self.is_shown = True
        server.set_app(self.demand.around(self.panel.around(not_none(server.get_app()))))
        watch_edits(server, config, self.hand_written, self.own_templates, self.demand)
        if self.demand.is_on:
            watch_what_is_asked_for(server, self.demand, self.generated.kept / "asked-for")
        return server

    def on_shutdown(self) -> None:
        self.stop_index()


def is_framed_by_us(path: str, config: MkDocsConfig) -> bool:
    """What stands in the navigation and the page at the root are MkDocs' own."""
    return "/" in path and path not in (config.nav or ())


def put_data(files: Files) -> None:
    """They may be as large as all pages together: not copied, but named a second time."""
    for file in [file for file in files if file.src_uri.startswith(GENERATED_DATA)]:
        files.remove(file)
        second_name(Path(not_none(file.abs_src_path)), Path(file.abs_dest_path))

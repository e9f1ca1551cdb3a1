"""The fast way through MkDocs: generated pages go from `site_src` into the frame of the theme in forked workers.

A page is what MkDocs itself would write. The first of each kind is framed in full by the theme; the others fill the
holes of a frame worked out from it, once that frame has given the first page byte for byte.
"""
from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mingbai.mkdocs_plugin.kept_pages import KeptPages, Stamps
from mingbai.mkdocs_plugin.page_frame import PageFrame, as_written, page_kind, page_of_holes
from mingbai.render.frame_settings import frame_folders
from mingbai.render.read_page import GeneratedPage, NotOurFrontMatter, PageBytes, read_generated_page
from mingbai.text.value import not_none
from mingbai.work.fingerprint import code_state, contents_digest, digest, files_of
from mingbai.work.workers import cut_into_lots, do_in_workers, usable_cores

PIECES_PER_CORE = 4
SHORTEST_PIECE = 16
# Whoever listens to these wants each page for himself.
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


class FinishedPage(Page):
    """A page whose body is finished HTML: Python-Markdown has nothing to do."""

    def render(self, config: MkDocsConfig, files: Files | None) -> None:
        self.content, self.toc = not_none(self.markdown).strip(), TableOfContents([])


def may_frame_pages(config: MkDocsConfig) -> bool:
    return not any(config.plugins.events[name] for name in PAGE_EVENTS)


def frame_state(config: MkDocsConfig) -> str:
    """Of all that the frame of a page is made from, besides the program and its libraries."""
    templates = [contents_digest(files_of(folder), folder) for folder in frame_folders(config.theme)]
    said = json.dumps([config.site_url, dict(config.extra)], sort_keys=True, default=str)
    return digest(code_state(), Path(config.config_file_path).read_bytes(), said, *templates)


@dataclass
class PageKind:
    """What is known of the pages of one kind: the first of them, then their frame, unless it can't be trusted."""
    source: GeneratedPage
    framed_page: bytes
    frame: PageFrame | None = None
    is_frame_tried: bool = False


class PageFramer:
    """Frames pages by their path below `docs_dir`, such as `zh/yueyang/index.md`."""

    def __init__(self, config: MkDocsConfig, env: jinja2.Environment, nav: Navigation, kept: Path) -> None:
        """`kept`: where framed pages stay for the next build."""
        self.config, self.nav = config, nav
        self.kinds: dict[tuple[object, ...], PageKind] = {}
        self.docs, self.site = Path(config.docs_dir), Path(config.site_dir)
        self.kept_pages = KeptPages.of(kept, frame_state(config))
        self.template: jinja2.Template = env.get_template("main.html")

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(place["path"] for place in self.config.extra["places"] if place["path"])

    def write(self, paths: Sequence[str]) -> int:
        """Put the pages into `site_dir`, side by side where that is possible; how many frames were not to be trusted."""
        new = self.kept_pages.put_unchanged(paths, self.docs, self.site)
        size = max(SHORTEST_PIECE, -(-len(new) // (PIECES_PER_CORE * usable_cores())))
        pieces = cut_into_lots(new, size)
        done = do_in_workers([partial(self.write_piece, piece) for piece in pieces])
        self.kept_pages.settle(dict(chain.from_iterable(stamps.items() for _, stamps in done)), paths)
        return sum(refused for refused, _ in done)

    def write_piece(self, paths: Iterable[str]) -> tuple[int, dict[str, Stamps]]:
        """How many frames were refused, and the stamps of the pages."""
        known = sum(self.is_refused(one) for one in self.kinds.values())
        stamps = {path: self.kept_pages.put(path, self.framed_page(path), self.docs, self.site) for path in paths}
        return sum(self.is_refused(one) for one in self.kinds.values()) - known, stamps

    @staticmethod
    def is_refused(one: PageKind) -> bool:
        return one.is_frame_tried and one.frame is None

    def framed_page(self, path: str) -> Sequence[PageBytes]:
        data = (self.docs / path).read_bytes().removeprefix(BOM_UTF8)
        try:
            source = read_generated_page(path.removesuffix("index.md"), data)
        except (NotOurFrontMatter, ValueError):
            return [self.in_full(path, lambda page: page.read_source(self.config))]
        return self.by_kind(path, source)

    def by_kind(self, path: str, source: GeneratedPage) -> Sequence[PageBytes]:
        name = page_kind(source, self.places)
        known = self.kinds.get(name)
        if known is None:
            known = self.kinds[name] = PageKind(source, self.of_source(path, source))
            return [known.framed_page]
        if not known.is_frame_tried:
            known.frame, known.is_frame_tried = self.proved_frame(known), True
        return known.frame.filled(source) if known.frame else [self.of_source(path, source)]

    def proved_frame(self, known: PageKind) -> PageFrame | None:
        empty = page_of_holes(known.source, self.places)
        frame = PageFrame(self.of_source(f"{empty.url}index.md", empty).decode(), known.source, self.places)
        return frame if b"".join(frame.filled(known.source)) == known.framed_page else None

    def of_source(self, path: str, source: GeneratedPage) -> bytes:
        def fill(page: FinishedPage) -> None:
            page.markdown, page.meta = source.text, dict(source.meta)
        return self.in_full(path, fill)

    def in_full(self, path: str, fill: Callable[[FinishedPage], None]) -> bytes:
        """As MkDocs frames a page."""
        page = FinishedPage(None, self.file(path), self.config)
        fill(page)
        page.render(self.config, None)
        page.active = True
        return as_written(self.template.render(get_context(self.nav, [], self.config, page)))

    def file(self, path: str) -> File:
        config = self.config
        return File(path, config.docs_dir, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV)

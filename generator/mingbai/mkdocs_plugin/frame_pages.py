"""The fast lane through MkDocs: generated pages go from `site_src` into the frame of the theme in forked workers.

A page is what MkDocs itself would write. The first of each kind is framed in full by the theme; the others fill the
holes of a shell, once the shell has given that first page byte for byte.
"""
from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from mingbai.mkdocs_plugin.kept_pages import Framed, Stamps
from mingbai.mkdocs_plugin.page_frame import Shell, as_written, blank, kind
from mingbai.render.read_page import NotPlain, Part, Source, read_source
from mingbai.work.fingerprint import code_state, contents, digest, files_of
from mingbai.work.workers import cut, in_order, usable_cores

PIECES_PER_CORE = 4
SHORTEST_PIECE = 16
# Whoever listens to these wants each page for himself.
PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


class FinishedPage(Page):
    """A page whose body is finished HTML: Python-Markdown has nothing to do."""

    def render(self, config, files) -> None:
        self.content, self.toc = self.markdown.strip(), TableOfContents([])


def is_open(config: MkDocsConfig) -> bool:
    return not any(config.plugins.events[name] for name in PAGE_EVENTS)


def frame_state(config: MkDocsConfig) -> str:
    """Of all that the frame of a page is made from: the first folder of a theme is our own part of it."""
    own = Path(config.theme.dirs[0])
    return digest(code_state(), Path(config.config_file_path).read_bytes(), str(config.site_url), contents(files_of(own), own))


@dataclass
class Kind:
    """What is known of the pages of one kind: the first of them, then the shell, unless it can't be trusted."""
    source: Source
    framed: bytes
    shell: Shell | None = None
    is_tried: bool = False


class Lane:
    """Frames pages by their path below `docs_dir`, such as `zh/yueyang/index.md`."""

    def __init__(self, config: MkDocsConfig, env: jinja2.Environment, nav: Navigation, kept: Path) -> None:
        """`kept`: where framed pages stay for the next build."""
        self.config, self.nav, self.kinds = config, nav, {}
        self.docs, self.site = Path(config.docs_dir), Path(config.site_dir)
        self.earlier = Framed.of(kept, frame_state(config))
        self.template: jinja2.Template = env.get_template("main.html")

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(place["path"] for place in self.config.extra["places"] if place["path"])

    def write(self, paths: Sequence[str]) -> int:
        """Put the pages into `site_dir`, side by side where that is possible; how many shells were not to be trusted."""
        new = self.earlier.without(paths, self.docs, self.site)
        size = max(SHORTEST_PIECE, -(-len(new) // (PIECES_PER_CORE * usable_cores())))
        pieces = cut(new, size)
        done = in_order([partial(self.write_piece, piece) for piece in pieces])
        self.earlier.settle(dict(chain.from_iterable(stamps.items() for _, stamps in done)), paths)
        return sum(refused for refused, _ in done)

    def write_piece(self, paths: Iterable[str]) -> tuple[int, dict[str, Stamps]]:
        """How many shells were refused, and the stamps of the pages."""
        known = sum(self.is_refused(one) for one in self.kinds.values())
        stamps = {path: self.earlier.put(path, self.framed(path), self.docs, self.site) for path in paths}
        return sum(self.is_refused(one) for one in self.kinds.values()) - known, stamps

    @staticmethod
    def is_refused(one: Kind) -> bool:
        return one.is_tried and one.shell is None

    def framed(self, path: str) -> Sequence[Part]:
        data = (self.docs / path).read_bytes().removeprefix(BOM_UTF8)
        try:
            source = read_source(path.removesuffix("index.md"), data)
        except (NotPlain, ValueError):
            return [self.in_full(path, lambda page: page.read_source(self.config))]
        return self.by_kind(path, source)

    def by_kind(self, path: str, source: Source) -> Sequence[Part]:
        name = kind(source, self.places)
        known = self.kinds.get(name)
        if known is None:
            known = self.kinds[name] = Kind(source, self.of_source(path, source))
            return [known.framed]
        if not known.is_tried:
            known.shell, known.is_tried = self.trusted(known), True
        return known.shell.filled(source) if known.shell else [self.of_source(path, source)]

    def trusted(self, known: Kind) -> Shell | None:
        empty = blank(known.source, self.places)
        shell = Shell(self.of_source(f"{empty.url}index.md", empty).decode(), known.source, self.places)
        return shell if b"".join(shell.filled(known.source)) == known.framed else None

    def of_source(self, path: str, source: Source) -> bytes:
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

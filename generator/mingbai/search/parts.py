"""How the search of a large site is cut, so that the first query stays light and Pagefind's memory bounded.

There is an index for each language: two are made at once, and one stays when only pages of the other changed. Of a small
site it is over whole pages. A large one has a first index over all pages in short, and further ones over whole pages, which
a browser opens when a reader chooses a region: of a large region one for each of its years, of small ones one for several
together, as Pagefind takes twice as long for each page of many small indexes.
"""
from __future__ import annotations

import hashlib
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mingbai.search.pages import SHORT, TOLD_APART_BY, WHOLE, filters_read
from mingbai.text.language import LANGUAGES
from mingbai.work.files import second_name, times_below

# Measured with Pagefind 1.5: a whole page takes about 1.2 MB of its memory, one in short 50 KB.
ONE_INDEX_AT_MOST = 2000                  # pages, all languages together
ONE_PART_AT_MOST = 700                    # pages of one language; two are made at once
TOGETHER_AT_MOST = 300                    # of several regions
CHOICES = "choices.json"
NAME_LENGTH = 12


@dataclass(frozen=True)
class SearchPage:
    """One that has something for the search, below `base`; what it is told apart by, and of what was read of it a digest."""
    base: Path
    name: str
    filters: dict[str, str]
    digest: bytes


@dataclass(frozen=True)
class IndexPart:
    """Pages of one index. A part is of some regions, or of a year of a large one; the first index is of neither."""
    pages: tuple[SearchPage, ...]
    lang: str = ""
    regions: tuple[str, ...] = ()
    year: str = ""

    @cached_property
    def name(self) -> str:
        found = hashlib.sha256()
        for page in self.pages:
            found.update(page.name.encode() + page.digest)
        return found.hexdigest()[:NAME_LENGTH]

    @contextmanager
    def as_tree(self, folder: Path) -> Iterator[Path]:
        """Its pages alone, where Pagefind finds them by their addresses."""
        folder.mkdir(parents=True)
        try:
            for page in self.pages:
                second_name(page.base / page.name, folder / page.name)
            yield folder
        finally:
            shutil.rmtree(folder)


def cut_into_parts(folder: Path, one_index: int = ONE_INDEX_AT_MOST, one_part: int = ONE_PART_AT_MOST,
                   several: int = TOGETHER_AT_MOST) -> list[IndexPart]:
    """`folder` holds what was read of each page, whole and in short."""
    whole = pages_in(folder / WHOLE)
    if len(whole) <= one_index:
        return by_language(whole)
    first = by_language(pages_in(folder / SHORT))
    return first + [part for lang in LANGUAGES for part in parts(of_language(whole, lang), lang, one_part, several)]


def pages_in(base: Path) -> list[SearchPage]:
    read = ((name, (base / name).read_bytes()) for name in sorted(times_below(base)))
    return [SearchPage(base, name, filters_read(data), hashlib.sha256(data).digest()) for name, data in read if data]


def by_language(pages: Sequence[SearchPage]) -> list[IndexPart]:
    return [IndexPart(tuple(of_language(pages, lang)), lang) for lang in LANGUAGES]


def of_language(pages: Sequence[SearchPage], lang: str) -> list[SearchPage]:
    return [page for page in pages if page.name.startswith(f"{lang}/")]


def parts(pages: Sequence[SearchPage], lang: str, one_part: int, several: int) -> Iterator[IndexPart]:
    """Pages of no region are whole in the first index."""
    together: dict[str, list[SearchPage]] = {}
    for region, own in grouped(pages, "region").items():
        if region and len(own) > one_part:
            yield from (IndexPart(tuple(some), lang, (region,), year) for year, some in grouped(own, "year").items())
        elif region:
            if together and sum(map(len, together.values())) + len(own) > several:
                yield joined_part(together, lang)
                together = {}
            together[region] = own
    if together:
        yield joined_part(together, lang)


def joined_part(regions: dict[str, list[SearchPage]], lang: str) -> IndexPart:
    return IndexPart(tuple(page for own in regions.values() for page in own), lang, tuple(regions))


def grouped(pages: Sequence[SearchPage], name: str) -> dict[str, list[SearchPage]]:
    found: dict[str, list[SearchPage]] = defaultdict(list)
    for page in pages:
        found[page.filters.get(name, "")].append(page)
    return dict(sorted(found.items()))


def choices(pieces: Sequence[IndexPart]) -> dict[str, dict[str, object]]:
    """What a browser must know of a site that is cut, by language: what can be chosen, and what to open then."""
    if not any(one.regions for one in pieces):
        return {}
    return {first.lang: {"filters": choice_counts(first.pages), "parts": [
        {"regions": list(one.regions), "year": one.year, "path": f"{one.name}/"}
        for one in pieces if one.regions and one.lang == first.lang]} for first in pieces if not first.regions}


def choice_counts(pages: Sequence[SearchPage]) -> dict[str, dict[str, int]]:
    return {name: dict(sorted(Counter(page.filters[name] for page in pages if name in page.filters).items()))
            for name in TOLD_APART_BY}

"""Form layouts as data: words for each thing a form holds, and what a region's form is known by."""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

import yaml

from mingbai.forms.grid import GridSheet
from mingbai.forms.labels import label, squeezed
from mingbai.model.report import Bilingual
from mingbai.text.words import LOADER, Catalogue

FOLDER = Path(__file__).parent / "layouts"
BASE = "national"
YEARLY = ("money_column", "indicator_column")
YEAR_BEFORE = re.compile(r"^20\d{2}年度?")   # 2023年全年预算数
ENOUGH = 2                                # points of signs that tell a layout
GROUPS = ("head", "person", "money_column", "money_line", "objective", "indicator_column", "total", "statement",
          "base_column", "base_line", "class")


@dataclass(frozen=True)
class FormLayout:
    id: str
    name: Bilingual
    kind: str                             # project, whole, or either
    scheme: str
    schemes: dict[str, str]               # by kind, where they differ
    amount_unit: str
    signs: tuple[tuple[re.Pattern[str], int], ...]
    words: dict[str, dict[str, tuple[str, ...]]]   # group → concept → patterns
    rules: dict[str, str] = field(default_factory=dict)

    def scheme_for(self, kind: str) -> str:
        return self.schemes.get(kind, self.scheme)


@cache
def layouts() -> dict[str, FormLayout]:
    return {path.stem: read_layout(path) for path in sorted(FOLDER.glob("*.yml"))}


def read_layout(path: Path) -> FormLayout:
    data: Catalogue = yaml.load(path.read_text("utf-8"), LOADER)
    signs = tuple((re.compile(sign["find"]), sign.get("weight", 1)) for sign in data.get("signs", ()))
    words = {group: {concept: tuple(patterns) for concept, patterns in (concepts or {}).items()}
             for group, concepts in (data.get("words") or {}).items()}
    return FormLayout(path.stem, Bilingual(**data["name"]), data.get("kind", "either"), data["scheme"],
                      data.get("schemes") or {}, data.get("amount_unit", ""), signs, words, data.get("rules") or {})


class Vocabulary:
    """Patterns of every layout; those of the chosen layout are asked first."""

    def __init__(self, chosen: FormLayout | None) -> None:
        known = layouts()
        order = [chosen] if chosen else []
        order += [known[BASE], *(layout for name, layout in known.items() if name != BASE)]
        self.patterns = {group: compiled(order, group) for group in GROUPS}
        self.find = lru_cache(maxsize=8192)(self._find)

    def _find(self, group: str, core: str) -> str:
        """The concept that a label's core stands for, or nothing."""
        if not core:
            return ""
        found = next((concept for pattern, concept in self.patterns[group] if pattern.fullmatch(core)), "")
        undated = YEAR_BEFORE.sub("", core)
        return found or (self.find(group, undated) if group in YEARLY and undated != core else "")

    def of(self, group: str, text: str) -> str:
        return self.find(group, label(text).core)

    def any(self, text: str, groups: Iterable[str] = GROUPS) -> tuple[str, str]:
        core = label(text).core
        return next(((group, found) for group in groups if (found := self.find(group, core))), ("", ""))


@lru_cache(maxsize=32)
def vocabulary(layout_id: str) -> Vocabulary:
    return Vocabulary(layouts().get(layout_id))


def compiled(order: list[FormLayout], group: str) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), concept) for layout in order
            for concept, patterns in layout.words.get(group, {}).items() for pattern in patterns]


def choose(sheet: GridSheet) -> tuple[FormLayout | None, dict[str, int]]:
    """The layout whose signs this sheet shows most; none when too few are seen."""
    texts = [squeezed(cell.text) for cell in sheet.cells if cell.text and len(cell.text) < 200]
    scores = {name: signs_seen(layout, texts) for name, layout in layouts().items()}
    best = max(scores, key=lambda name: scores[name])
    return (layouts()[best] if scores[best] >= ENOUGH else None), {name: points for name, points in scores.items() if points}


def signs_seen(layout: FormLayout, texts: list[str]) -> int:
    return sum(weight for sign, weight in layout.signs if any(sign.search(text) for text in texts))

"""Which evaluation scheme a form follows; where none fits, the one that the form itself prints."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from mingbai.forms.layouts import BASE, layouts
from mingbai.forms.reading import IndicatorRow, Reading
from mingbai.load.yamlfile import YamlTree
from mingbai.model.report import Bilingual, Scheme
from mingbai.text.language import LANGUAGES, ORIGINAL
from mingbai.text.words import catalogue

GENERAL = ("national-project", "national-project-cost", "ningxia-project")


@dataclass(frozen=True)
class Fit:
    """A scheme's id, the class of every indicator, all its parts; `data` when the scheme is new."""
    id: str
    classes: dict[int, str]
    parts: set[str]
    data: YamlTree | None = None


def fit(reading: Reading, schemes: dict[str, Scheme], own_id: str, name: str) -> Fit:
    layout = layouts().get(reading.layout) or layouts()[BASE]
    candidates = [layout.scheme_for(reading.kind), *GENERAL]
    for scheme_id in dict.fromkeys(candidates):
        scheme = schemes.get(scheme_id)
        classes = classes_in(reading, scheme) if scheme and reading.kind in scheme.applies_to else None
        if scheme and classes is not None:
            return Fit(scheme_id, classes, set(scheme.by_id))
    return printed_scheme(reading, own_id, name)


def classes_in(reading: Reading, scheme: Scheme) -> dict[int, str] | None:
    """The part of each indicator, or nothing when the scheme lacks one of the form's first levels."""
    classes = {}
    for index, row in enumerate(reading.indicators):
        part = part_for(row, scheme, reading)
        if part is None:
            return None
        classes[index] = part
    return classes


def part_for(row: IndicatorRow, scheme: Scheme, reading: Reading) -> str | None:
    if not row.level1 and not row.level2:
        return without_levels(row, scheme)
    first = row.part.split(".")[0]
    by_level1 = next((part.part for part in reading.part_weights if part.label == row.level1 and part.part), "")
    if by_level1 and by_level1 not in scheme.by_id:
        return None
    for part in (row.part, first):
        if part in scheme.by_id:
            return part
    return None


def without_levels(row: IndicatorRow, scheme: Scheme) -> str | None:
    """A form without levels: satisfaction is told by its name, the rest are results."""
    for word, part in (("满意", "satisfaction.beneficiary"), ("成本", "output.cost"), ("率", "output.quality"),
                       ("时", "output.timeliness")):
        if word in row.name and part in scheme.by_id:
            return part
    return "output" if "output" in scheme.by_id else None


def printed_scheme(reading: Reading, own_id: str, name: str) -> Fit:
    """Parts named as the form names them: part-1, part-1.2."""
    tree = Tree(reading)
    classes = {index: tree.part_of(row) for index, row in enumerate(reading.indicators)}
    words = catalogue("forms")["draft"]
    data = {
        "name": {lang: words["scheme"][lang].format(name=name) for lang in LANGUAGES},
        "applies_to": [reading.kind], "valid": {"from": f"{reading.year}-01-01"} if reading.year else {},
        "note": words["scheme-note"], "total": 100, "parts": tree.data(),
        "grades_from": "national-project", "thresholds_from": "national-project"}
    return Fit(own_id, classes, tree.ids(), data)


class Tree:
    """The levels of a form, in their order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.levels: dict[str, list[str]] = {}
        for row in reading.indicators:
            below = self.levels.setdefault(self.first(row), [])
            if row.level2 and row.level2 not in below:
                below.append(row.level2)

    def first(self, row: IndicatorRow) -> str:
        return row.level1 or row.group or catalogue("forms")["levels"]["zh"]

    def part_of(self, row: IndicatorRow) -> str:
        level1 = self.first(row)
        top = self.id_of(level1)
        return f"{top}.{self.levels[level1].index(row.level2) + 1}" if row.level2 else top

    def id_of(self, level1: str) -> str:
        return f"part-{list(self.levels).index(level1) + 1}"

    def ids(self) -> set[str]:
        own = {part["id"] for part in self.data()}
        return own | {child["id"] for part in self.data() for child in part.get("parts", ())}

    def data(self) -> list[YamlTree]:
        execution = self.reading.execution.get("weight")
        first = [{"id": "execution", **({"weight": execution.value} if execution else {}),
                  "name": catalogue("forms")["draft"]["execution"]}] if self.reading.execution else []
        return first + [self.part(level1, children) for level1, children in self.levels.items()]

    def part(self, level1: str, children: list[str]) -> YamlTree:
        own = self.id_of(level1)
        weight = self.weight(level1)
        part: YamlTree = {"id": own, **({"weight": weight} if weight else {}), "name": chinese(level1)}
        if children:
            part["parts"] = [{"id": f"{own}.{number}", "name": chinese(child)} for number, child in enumerate(children, 1)]
        return part

    def weight(self, level1: str) -> str:
        """As printed in brackets, else what its rows add up to."""
        printed = next((part.weight.value for part in self.reading.part_weights if part.label == level1), "")
        weights = [row.cells["weight"].value for row in self.reading.indicators
                   if self.first(row) == level1 and "weight" in row.cells]
        return printed or (f"{sum(map(Decimal, weights)):f}" if weights else "")


def chinese(text: str) -> YamlTree:
    return {ORIGINAL: text, "untranslated": True}


def bilingual_fields(text: Bilingual) -> YamlTree:
    return chinese(text[text.only]) if text.only else {lang: text[lang] for lang in LANGUAGES}

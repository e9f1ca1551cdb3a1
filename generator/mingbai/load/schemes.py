"""Evaluation schemes: parts with weights, grade bands and thresholds, each with its legal basis."""
from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from mingbai.load.defaults import OURS
from mingbai.load.fields import Fields, nearest
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import read_yaml
from mingbai.model.problems import Problems
from mingbai.model.report import (
    FORM_BLOCKS,
    FORM_COLUMNS,
    Band,
    Bilingual,
    FixedDeduction,
    Form,
    Paper,
    Part,
    Scheme,
    ScoreCap,
    Threshold,
)

FOLDER = "schemes"
KINDS = ("whole", "project")
# What a form may call by a name of its own; each has a national name among the words of the interface.
FORM_WORDS = (
    "title", "head.department", "money.caption", "money.item", "money.original", "money.adjusted", "money.received",
    "money.actual", "money.weight", "money.rate", "money.score", "money.total", "objectives.caption", "objectives.expected",
    "objectives.achieved", "indicators.caption", "indicators.level1", "indicators.level2", "indicators.name",
    "indicators.target", "indicators.actual", "indicators.weight", "indicators.score", "indicators.why", "indicators.total",
    "problems", "measures", "base-data")


def read_schemes(folder: Folder, problems: Problems) -> dict[str, Scheme]:
    """A publisher's file stands in the place of ours of the same name."""
    files = {path.name: path for one in (OURS, folder) for path in (one.root / FOLDER).glob("*.yml")}
    return SchemeReader(folder, {files[name].stem: files[name] for name in sorted(files)}, problems).all()


class SchemeReader:
    """Reads schemes in any order: one may take parts, grades or thresholds from another."""

    def __init__(self, folder: Folder, files: dict[str, Path], problems: Problems) -> None:
        self.folder, self.files, self.problems = folder, files, problems
        self.done: dict[str, Scheme | None] = {}

    def all(self) -> dict[str, Scheme]:
        found = {name: self.read(name) for name in self.files}
        return {name: scheme for name, scheme in found.items() if scheme}

    def read(self, name: str) -> Scheme | None:
        if name not in self.done:
            self.done[name] = None          # a scheme that leads back to itself finds nothing
            folder = OURS if self.files[name].is_relative_to(OURS.root) else self.folder
            data = read_yaml(folder, self.files[name], self.problems)
            if data is not None:
                fields = Fields(data, folder.name(self.files[name]), self.problems)
                self.done[name] = fields.whole(lambda f: self.scheme(name, f))
        return self.done[name]

    def other(self, fields: Fields, key: str) -> Scheme | None:
        name = fields.text(key, required=False)
        if not name:
            return None
        scheme = self.read(name) if name in self.files else None
        if scheme is None:
            fields.wrong(key, "unknown-scheme", found=name, known=", ".join(self.files), near=nearest(name, self.files))
        return scheme

    def scheme(self, name: str, fields: Fields) -> Scheme:
        whole = self.other(fields, "extends")
        grades_from = self.other(fields, "grades_from") or whole
        thresholds_from = self.other(fields, "thresholds_from") or whole
        valid = fields.mapping("valid")
        dates = valid.whole(lambda f: (f.date("from"), f.date("to")))
        return Scheme(
            id=name, name=fields.bilingual("name"), applies_to=self.kinds(fields), valid_from=dates[0],
            valid_to=dates[1], basis=tuple(item.whole(paper) for item in fields.items("basis")),
            note=fields.bilingual("note", required=False),
            total=fields.number("total") or (whole.total if whole else Decimal(100)),
            parts=tuple(item.whole(lambda f: part(f, ())) for item in fields.items("parts"))
            or (whole.parts if whole else ()),
            grades=tuple(item.whole(band) for item in fields.items("grades"))
            or (grades_from.grades if grades_from else ()),
            thresholds={**(thresholds_from.thresholds if thresholds_from else {}), **thresholds(fields)},
            without={**(whole.without if whole else {}), **rules_left_out(fields)},
            form=fields.mapping("form").whole(lambda f: form(f, whole.form if whole else Form())),
            score_caps=tuple(item.whole(score_cap) for item in fields.items("score_caps"))
            or (whole.score_caps if whole else ()),
            fixed_deductions=tuple(item.whole(fixed_deduction) for item in fields.items("fixed_deductions"))
            or (whole.fixed_deductions if whole else ()))

    def kinds(self, fields: Fields) -> tuple[str, ...]:
        return chosen(fields, "applies_to", KINDS)


def chosen(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = fields.texts(key)
    for one in found:
        if one not in known:
            fields.wrong(key, "unknown-choice", found=one, known=", ".join(known), near=nearest(one, known))
    return found


def form(fields: Fields, other: Form) -> Form:
    words = dict(item.whole(form_word) for item in fields.items("words"))
    return Form({**other.words, **words}, chosen(fields, "blocks", FORM_BLOCKS) or other.blocks,
                chosen(fields, "columns", FORM_COLUMNS) or other.columns)


def form_word(fields: Fields) -> tuple[str, Bilingual]:
    return fields.text("word", choices=FORM_WORDS), fields.in_each()


def paper(fields: Fields) -> Paper:
    return Paper(fields.bilingual("title"), fields.text("number", required=False))


def part(fields: Fields, parents: tuple[Part, ...]) -> Part:
    own = Part(fields.identifier("id"), fields.bilingual("name"), fields.number("weight"), fields.flag("bonus"), parents)
    children = tuple(item.whole(lambda f: part(f, (*parents, own))) for item in fields.items("parts"))
    return Part(own.id, own.name, own.weight, own.bonus, parents, children)


def band(fields: Fields) -> Band:
    name = fields.in_each()
    return Band(fields.number("from", required=True), name, fields.texts("also"))


def thresholds(fields: Fields) -> dict[str, Threshold]:
    entries = fields.mapping("thresholds")
    return {name: entry.whole(threshold) for name, entry in entries.entries()}


def threshold(fields: Fields) -> Threshold:
    return Threshold(fields.number("value", required=True), fields.text("unit", required=False),
                     fields.bilingual("note", required=False))


def score_cap(fields: Fields) -> ScoreCap:
    return ScoreCap(fields.number("rate_below", required=True), fields.number("at_most", required=True),
                    fields.mapping("paper", required=True).whole(paper))


def fixed_deduction(fields: Fields) -> FixedDeduction:
    return FixedDeduction(fields.number("off_by", required=True), fields.number("points", required=True),
                          fields.mapping("paper", required=True).whole(paper))


def rules_left_out(fields: Fields) -> dict[str, Bilingual]:
    """Rules of consistency that the scheme does not know."""
    return dict(item.whole(lambda f: (f.text("rule"), f.bilingual("reason"))) for item in fields.items("rules_left_out"))

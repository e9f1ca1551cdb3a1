"""What a person can mend in the content: where it is, what was found, what is expected, what to do."""
from __future__ import annotations

from collections.abc import Mapping

from mingbai.text.language import FALLBACK
from mingbai.text.value import Value
from mingbai.text.words import catalogue


class Spot(Value, order=True):
    """A spot in a content file: `row` counts lines from 1, `column` is a field or column name."""
    file: str
    row: int | None = None
    column: str | None = None
    sheet: str | None = None

    def describe(self, lang: str) -> str:
        words: dict[str, str] = catalogue("problems")["spot"][lang]
        parts = [self.file]
        for name in ("sheet", "row", "column"):
            value = getattr(self, name)
            if value is not None:
                parts.append(words[name].format(value))
        return words["join"].join(parts)


class Problem(Value):
    """A value that is said differently in each language is a mapping by language."""
    spot: Spot
    kind: str
    values: Mapping[str, object] = {}

    def text(self, lang: str) -> str:
        words = catalogue("problems")
        said = words["problems"][self.kind][lang]
        values = {name: value[lang] if isinstance(value, Mapping) else value for name, value in self.values.items()}
        found, expected, remedy = (said[part].format(**values) for part in ("found", "expected", "remedy"))
        layout: str = words["layout"][lang]
        return layout.format(spot=self.spot.describe(lang), found=found, expected=expected, remedy=remedy)


class Problems:
    """Collects every problem of a run, so that all are told at once."""

    def __init__(self) -> None:
        self.items: list[Problem] = []
        self.notices: list[Problem] = []

    def add(self, spot: Spot, kind: str, /, **values: object) -> None:
        self.items.append(Problem(spot, kind, values))

    def notice(self, spot: Spot, kind: str, /, **values: object) -> None:
        """Worth saying, but nothing that stops a build."""
        self.notices.append(Problem(spot, kind, values))

    def raise_if_any(self) -> None:
        if self.items:
            raise ContentError(self.items)


def in_file_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.spot.file, p.spot.sheet or "", p.spot.row or 0, p.spot.column or ""))


class ContentError(Exception):
    """The content can't be read as it stands; carries every problem."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = in_file_order(problems)
        super().__init__(self.text(FALLBACK))

    def text(self, lang: str) -> str:
        head = catalogue("problems")["head"][lang].format(count=len(self.problems))
        return "\n".join([head, *(p.text(lang) for p in self.problems)])

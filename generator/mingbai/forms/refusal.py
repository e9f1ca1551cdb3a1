"""A file that can't be read, said in both languages. Our own bugs are not refusals: they keep their traceback."""
from __future__ import annotations

from collections.abc import Mapping

from mingbai.model.problems import Spot
from mingbai.text.words import catalogue


class FileRefusal(Exception):
    def __init__(self, kind: str, file: str = "", sheet: str | None = None, **values: object) -> None:
        super().__init__(kind)
        self.kind, self.file, self.sheet, self.values = kind, file, sheet, values

    def at(self, file: str) -> FileRefusal:
        return FileRefusal(self.kind, file, self.sheet, **self.values)

    def text(self, lang: str) -> str:
        return say_problem(self.file, self.kind, self.values, lang, self.sheet)


def say_problem(file: str, kind: str, values: Mapping[str, object], lang: str, sheet: str | None = None) -> str:
    said = catalogue("forms")["refusals"][kind][lang]
    parts = {part: said[part].format(**values) for part in ("found", "expected", "remedy")}
    spot = Spot(file, sheet=sheet).describe(lang)
    layout: str = catalogue("problems")["layout"][lang]
    return layout.format(spot=spot, **parts)



"""Why nothing was released: every reason with its place, what was found, what is expected and what to do."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mingbai.text.language import FALLBACK
from mingbai.text.words import catalogue

EXITS = {"busy": 3, "machine": 3, "found": 1, "asked": 1}


@dataclass(frozen=True)
class Stop:
    """One reason. `place` is a file of the site or of the content, with the place in it."""
    place: str
    kind: str
    values: dict[str, object] = field(default_factory=dict, hash=False)

    def text(self, lang: str) -> str:
        words = catalogue("publish")
        said = words["stops"][self.kind][lang]
        found, expected, remedy = (said[part].format(**self.values) for part in ("found", "expected", "remedy"))
        layout: str = words["layout"][lang]
        return layout.format(place=self.place, found=found, expected=expected, remedy=remedy)


class ReleaseRefusal(Exception):
    """Carries every reason at once. `sort` tells a caller what to do: `found`, `busy`, `machine`; `asked` where no release was
    wanted."""

    def __init__(self, stops: Sequence[Stop], sort: str = "found") -> None:
        self.stops, self.sort = list(stops), sort
        super().__init__(self.text(FALLBACK))

    @property
    def exit_code(self) -> int:
        return EXITS[self.sort]

    def text(self, lang: str) -> str:
        head = catalogue("publish")["head"][self.sort][lang].format(count=len(self.stops))
        return "\n".join([head, *(stop.text(lang) for stop in self.stops)])

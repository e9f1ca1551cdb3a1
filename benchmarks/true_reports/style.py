"""How one office prints what is true: its unit of money, its decimals, the way it rounds."""
from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

SCALES = {"元": Decimal(1), "万元": Decimal(10) ** 4, "亿元": Decimal(10) ** 8}
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Style:
    """`least` and `most`: what an office that prints so spends in a year, in yuan."""
    unit: str
    places: int
    rounding: str
    rate_places: int
    point_places: int
    floor: str                            # how a target not to be fallen short of is printed
    has_unit_column: bool
    least: int
    most: int

    def number(self, value: Decimal, places: int) -> str:
        rounded = value.quantize(Decimal(1).scaleb(-places), self.rounding)
        return f"{rounded if rounded else abs(rounded):f}"

    def money(self, yuan: Decimal) -> str:
        printed = self.number(yuan / SCALES[self.unit], self.places)
        return printed if self.has_unit_column else printed + self.unit

    def small_money(self, yuan: Decimal) -> str:
        """Of tables whose amounts would vanish in 亿元."""
        if self.unit == "元":
            return self.money(yuan)
        printed = self.number(yuan / SCALES["万元"], max(self.places, 2) if self.unit == "亿元" else self.places)
        return printed if self.has_unit_column else f"{printed}万元"

    def percent(self, ratio: Decimal, places: int | None = None) -> str:
        return self.number(ratio * HUNDRED, self.rate_places if places is None else places) + "%"

    def points(self, points: Decimal) -> str:
        printed = self.number(points, self.point_places)
        return printed.rstrip("0").rstrip(".") if "." in printed else printed

    def as_rounded(self, value: Decimal, places: int) -> Decimal:
        return Decimal(self.number(value, places))


def drawn_style(draw: random.Random) -> Style:
    unit, places, least, most = draw.choice((
        ("万元", 0, 10 ** 7, 10 ** 9), ("万元", 1, 3 * 10 ** 6, 10 ** 9), ("万元", 2, 3 * 10 ** 6, 5 * 10 ** 9),
        ("万元", 2, 3 * 10 ** 6, 5 * 10 ** 9), ("万元", 3, 10 ** 6, 10 ** 9), ("万元", 4, 10 ** 6, 10 ** 9),
        ("元", 0, 10 ** 6, 10 ** 8), ("元", 2, 10 ** 6, 10 ** 9),
        ("亿元", 0, 2 * 10 ** 9, 9 * 10 ** 10), ("亿元", 1, 10 ** 9, 9 * 10 ** 10), ("亿元", 2, 5 * 10 ** 8, 3 * 10 ** 10),
        ("亿元", 3, 2 * 10 ** 8, 10 ** 10), ("亿元", 4, 2 * 10 ** 8, 10 ** 10)))
    return Style(unit, places, draw.choice(ROUNDINGS), draw.choice((0, 1, 2, 2, 2)), draw.choice((1, 2, 2)),
                 draw.choice(("≥", "", "")), draw.random() < 0.5, least, most)

"""The ways in which a printed figure goes wrong."""
from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import Decimal

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
OTHER_UNIT = {"万元": "元", "元": "万元", "亿元": "万元", "平方米": "万平方米", "万平方米": "平方米", "公里": "米", "米": "公里"}
FEW_POINTS, MANY_PERCENT = 5, 20
Wrong = Callable[[random.Random, str], str]


def changed(cell: str, number: Callable[[str], str]) -> str:
    """The cell with its first number otherwise; the same where it has none, or where nothing can be done to it."""
    found = NUMBER.search(cell)
    return cell[:found.start()] + number(found[0]) + cell[found.end():] if found else cell


def digit_places(number: str) -> list[int]:
    return [place for place, char in enumerate(number) if char.isdigit()]


def one_digit(draw: random.Random, cell: str) -> str:
    def other(number: str) -> str:
        place = draw.choice(digit_places(number))
        digits = "123456789" if place == 0 and len(number) > 1 else "0123456789"
        return number[:place] + draw.choice([one for one in digits if one != number[place]]) + number[place + 1:]
    return changed(cell, other)


def transposed(draw: random.Random, cell: str) -> str:
    def swapped(number: str) -> str:
        places = [place for place in range(len(number) - 1)
                  if number[place:place + 2].isdigit() and number[place] != number[place + 1]]
        if not places:
            return number
        place = draw.choice(places)
        return number[:place] + number[place + 1] + number[place] + number[place + 2:]
    return changed(cell, swapped)


def dropped_digit(draw: random.Random, cell: str) -> str:
    def shorter(number: str) -> str:
        if len(digit_places(number)) < 2:
            return number
        place = draw.choice(digit_places(number))
        return (number[:place] + number[place + 1:]).strip(".")
    return changed(cell, shorter)


def doubled_digit(draw: random.Random, cell: str) -> str:
    def longer(number: str) -> str:
        place = draw.choice(digit_places(number))
        return number[:place] + number[place] + number[place:]
    return changed(cell, longer)


def decimal_shift(draw: random.Random, cell: str) -> str:
    def shifted(number: str) -> str:
        whole, _, rest = number.partition(".")
        if not rest:
            return f"{number[:-1]}.{number[-1]}" if len(digit_places(number)) > 1 else number
        by_left = len(whole.lstrip("-")) > 1 and draw.random() < 0.5
        if by_left:
            return f"{whole[:-1]}.{whole[-1]}{rest}"
        return f"{whole}{rest[0]}.{rest[1:]}".removesuffix(".")
    return changed(cell, shifted)


def sign_flip(_: random.Random, cell: str) -> str:
    return changed(cell, lambda number: number[1:] if number.startswith("-") else f"-{number}")


def score_raised(draw: random.Random, cell: str) -> str:
    return changed(cell, lambda number: f"{Decimal(number) + draw.randint(1, FEW_POINTS)}")


def wrong_percentage(draw: random.Random, cell: str) -> str:
    """Some points off, with the digits that it has."""
    def off(number: str) -> str:
        value, step = Decimal(number), Decimal(1).scaleb(-len(number.partition(".")[2]))
        by = (Decimal(str(draw.uniform(0.5, MANY_PERCENT))).quantize(step) or step) * draw.choice((1, -1))
        return f"{value + by if value + by >= 0 else value - by}"
    return changed(cell, off)


def wrong_total(draw: random.Random, cell: str) -> str:
    """Some hundredths off, with the digits that it has."""
    def off(number: str) -> str:
        value, step = Decimal(number), Decimal(1).scaleb(-len(number.partition(".")[2]))
        by = max((abs(value) * Decimal(str(draw.uniform(0.005, 0.1)))).quantize(step), step)
        return f"{value + by * draw.choice((1, -1))}"
    return changed(cell, off)


def unit_swap(_: random.Random, cell: str) -> str:
    for unit in sorted(OTHER_UNIT, key=len, reverse=True):
        if cell.endswith(unit):
            return cell.removesuffix(unit) + OTHER_UNIT[unit]
    return cell

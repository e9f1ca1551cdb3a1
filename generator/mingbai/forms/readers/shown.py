"""A stored number as the sheet shows it: percent formats, typed digits kept, long tails of formulas rounded."""
from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

from mingbai.text.quantity import exponent

TYPED_DECIMALS = 4                        # what a person types; longer tails come from formulas and floats
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
PLACES = re.compile(r"0\.(0+)")
SUFFIX = re.compile(r'"([^"]*)"\s*$')


def shown_value(value: object, number_format: str) -> tuple[str, str]:
    """The text of a cell, and the digits as stored for a number."""
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), ""
    if isinstance(value, (int, float, Decimal)):
        return shown_number(value, number_format or "General")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat(), ""
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat(), ""
    return str(value), ""


def shown_number(value: int | float | Decimal, number_format: str) -> tuple[str, str]:
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return str(value), ""
    stored = without_exponent(exact)
    section = number_format.split(";")[0]
    bare = QUOTED.sub("", section)
    if "%" in bare:
        return f"{rounded_to_format(exact * 100, decimals_of_format(bare), TYPED_DECIMALS - 2)}%", stored
    suffix = SUFFIX.search(section)
    digits = rounded_to_format(exact, decimals_of_format(bare), TYPED_DECIMALS) if "0" in bare else stored
    return digits + (suffix[1] if suffix else ""), stored


def decimals_of_format(bare: str) -> int:
    found = PLACES.search(bare)
    return len(found[1]) if found else 0


def rounded_to_format(value: Decimal, wanted: int, typed: int) -> str:
    """With the places of the format; more when a person typed more, so that nothing typed is lost."""
    own = max(0, -exponent(value.normalize()))
    keep = max(wanted, own) if own <= typed else wanted
    return without_exponent(value.quantize(Decimal(1).scaleb(-keep), ROUND_HALF_UP))


def without_exponent(value: Decimal) -> str:
    return f"{value:f}"

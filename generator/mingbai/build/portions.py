"""What is made of a department: all of it, or in a preview some portions, which are its own page, the pages of a year, its data.

A record of some of them has a state of its own, so that what is missing is made when it is asked for.
"""
from __future__ import annotations

from mingbai.load.site import YEAR

Portions = frozenset[str] | None          # None: all
DATA_FILES = "data"                       # files of each report, and what goes into those of the whole site
NO_PORTION: Portions = frozenset()
MARK = ":"                                # before the portions of a state


def portion_of(address: str) -> str:
    """`yueyang/housing/2023` of every page of that year, else `yueyang/housing`."""
    region, department, year = [*address.strip("/").split("/")[:3], "", ""][:3]
    return "/".join((region, department, year) if YEAR.match(year) else (region, department))


def has(portions: Portions, one: str) -> bool:
    return portions is None or one in portions


def joined_portions(portions: Portions, others: Portions) -> Portions:
    return None if portions is None or others is None else portions | others


def state_with(state: str, portions: Portions) -> str:
    """Of a record of these alone."""
    return state if portions is None else f"{state}{MARK}{' '.join(sorted(portions))}"


def portions_in(known: str, state: str) -> Portions:
    """Those that a record has, `known` being its state: none when it was made from something else."""
    made_from, mark, names = known.partition(MARK)
    if made_from != state:
        return NO_PORTION
    return frozenset(names.split()) if mark else None

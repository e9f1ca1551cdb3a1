"""Arithmetic that sentences state: parts after 其中, shares, growth; proposed where the figures bear it out."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingbai.forms.prose.figures import ProseFigure
from mingbai.text.value import not_none

NEARBY = 40                               # figures back that a share may be of
OF_WHICH = re.compile(r"其中")


@dataclass(frozen=True)
class ProposedRelation:
    """`result` and `terms` count the figures of a report from 0."""
    kind: str
    result: int
    terms: tuple[int, ...]


def proposed_relations(figures: list[ProseFigure], texts: dict[str, str]) -> list[ProposedRelation]:
    """`texts` are the paragraphs by place."""
    return [*proposed_sums(figures, texts), *proposed_shares(figures)]


def proposed_sums(figures: list[ProseFigure], texts: dict[str, str]) -> Iterator[ProposedRelation]:
    for index, whole in enumerate(figures):
        if whole.column != "value" or whole.quantity.value is None:
            continue
        parts = parts_after_whole(index, figures, texts)
        if len(parts) > 1 and adds_up(whole, [figures[part] for part in parts]):
            yield ProposedRelation("sum", index, tuple(parts))


def parts_after_whole(index: int, figures: list[ProseFigure], texts: dict[str, str]) -> list[int]:
    """Amounts of the same measure after 其中 in the same paragraph, up to those that make up the whole."""
    whole, total = figures[index], Decimal(0)
    parts: list[int] = []
    text = texts.get(whole.place, "")
    for number in range(index + 1, len(figures)):
        part = figures[number]
        if part.place != whole.place or part.section != whole.section:
            break
        if part.column != "value" or part.quantity.measure != whole.quantity.measure or part.quantity.base is None:
            continue
        if not parts and not OF_WHICH.search(text[whole.start:part.start]):
            break
        parts.append(number)
        total += part.quantity.base
        if total >= whole.quantity.amount:
            break
    return parts


def adds_up(whole: ProseFigure, parts: list[ProseFigure]) -> bool:
    """Within what rounding of the last digits allows."""
    slack = sum((not_none(one.quantity.base_step) for one in (whole, *parts)), Decimal(0)) / 2
    return abs(sum((part.quantity.amount for part in parts), Decimal(0)) - whole.quantity.amount) <= slack


def proposed_shares(figures: list[ProseFigure]) -> Iterator[ProposedRelation]:
    """占…的81.06%, after the part and some whole of the same paragraph or chapter."""
    for index, share in enumerate(figures):
        if share.column != "share" or index == 0 or share.quantity.value is None:
            continue
        part = figures[index - 1]
        nearby = range(index - 2, max(-1, index - NEARBY), -1)
        whole = next((number for number in nearby if fits_as_share(share, part, figures[number])), None)
        if whole is not None and part.place == share.place:
            yield ProposedRelation("share", index, (index - 1, whole))


def fits_as_share(share: ProseFigure, part: ProseFigure, whole: ProseFigure) -> bool:
    if part.quantity.base is None or not whole.quantity.base or whole.quantity.measure != part.quantity.measure:
        return False
    exact = part.quantity.base / whole.quantity.base * 100
    return abs(exact - not_none(share.quantity.value)) <= not_none(share.quantity.step)

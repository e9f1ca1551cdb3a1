"""The same promise in another year: by its own id, which stays from year to year, or by its concept."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingbai.facts.promise import Promise
from mingbai.model.report import Report, Site
from mingbai.text.value import Value

KEPT_ON, RAISED, LOWERED, DROPPED, NEW = "kept-on", "raised", "lowered", "dropped", "new"


class Carried(Value):
    """A promise of one year beside what it was the year before; one of the two may not be there."""
    before: Promise | None
    now: Promise | None
    change: str


def year_before(report: Report, site: Site) -> Report | None:
    """The report of the same department or project, a year earlier."""
    parts = (report.department.id, str(report.year - 1), report.slug)
    return site.by_id.get("/".join(filter(None, parts)))


def carried(before: Sequence[Promise], now: Sequence[Promise]) -> tuple[Carried, ...]:
    """Those of this year in their order, then those that were dropped."""
    known = {one.id: earlier for one in now if (earlier := same_before(one, before))}
    still = {one.id for one in known.values()}
    return (*(Carried(known.get(one.id), one, change(known.get(one.id), one)) for one in now),
            *(Carried(one, None, DROPPED) for one in before if one.id not in still))


def same_before(promise: Promise, before: Sequence[Promise]) -> Promise | None:
    by_id: Mapping[str, Promise] = {one.id: one for one in before}
    if promise.id in by_id or not promise.concept:
        return by_id.get(promise.id)
    return next((one for one in before if one.concept == promise.concept), None)


def change(before: Promise | None, now: Promise) -> str:
    """Of the target that counts; what can't be compared was kept on."""
    if before is None:
        return NEW
    first, second = before.target, now.target
    if first is None or second is None or first.base is None or second.base is None or \
            first.quantity.measure != second.quantity.measure or first.base == second.base:
        return KEPT_ON
    return RAISED if second.base > first.base else LOWERED

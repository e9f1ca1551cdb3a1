"""Who has published what, and how late: every department under its region, days from the end of the year."""
from __future__ import annotations

import pytest

from mingbai.say.say import Say
from mingbai.views.completeness_page import date_cells, view
from tests.support.reports import LANGUAGES, site


@pytest.fixture(params=LANGUAGES)
def values(request):
    return view(site("real"), Say(request.param, "completeness/")).values


def test_every_department_stands_under_its_region(values) -> None:
    table, real = values["years"], site("real")
    assert len(table.rows) == len(real.departments) and len(table.groups) == len(real.regions)
    for body in table.bodies:
        (group,) = body.groups
        links = [cells[0][1].href for _, _, cells in body.rows]
        region = next(one for one in real.regions if group.title in (one.name.zh, one.name.en))
        assert links and all(f"/{region.id}/" in link for link in links)


def test_a_report_without_a_date_is_not_said_to_be_in_time(values) -> None:
    rows = {cells[0].href.split("/", 3)[3]: cells[1:] for cells in values["delays"].rows}
    filled, late, published, never = rows["yueyang/housing/2023/"]
    assert filled.text and late.sort == "179" and not published.text and not never.text


@pytest.mark.parametrize(("day", "days"), [("2023-12-31", "0"), ("2024-02-29", "60"), ("2024-03", ""), (None, "")])
def test_days_are_counted_from_the_last_of_december(day: str | None, days: str) -> None:
    assert date_cells(day, 2023, Say("en", ""))[1].sort == days

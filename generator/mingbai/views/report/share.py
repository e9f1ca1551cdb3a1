"""What the picture of a report says where other sites and messengers show it beside a link."""
from __future__ import annotations

from mingbai.charts.wrap import wrap
from mingbai.model.report import Report, Site
from mingbai.say.page import SharePicture
from mingbai.say.say import Say
from mingbai.views.report.tiles import rate_tile, score_tile, spent_tile

TITLE_EMS, MOST_LINES = 18.4, 3


def report_share(site: Site, report: Report, title: str, say: Say) -> SharePicture:
    tiles = [make(report, say) for make in (score_tile, rate_tile, spent_tile)]
    figures = ((tile.label, tile.figure.text if tile.figure else tile.text) for tile in tiles)
    return SharePicture(site.settings.name[say.lang], lines_that_fit(wrap(title, TITLE_EMS)),
                        tuple((label, value) for label, value in figures if value), report.region.name[say.lang])


def lines_that_fit(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines if len(lines) <= MOST_LINES else (*lines[:MOST_LINES - 1], lines[MOST_LINES - 1] + "…")

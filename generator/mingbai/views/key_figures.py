"""What the reports of the site come to, in a few figures that anyone can count again."""
from __future__ import annotations

from collections.abc import Sequence

from mingbai.facts.report_facts import promise_counts
from mingbai.model.report import Report, Site
from mingbai.say.say import Say
from mingbai.text.value import Value, not_none
from mingbai.views.lists import report_name
from mingbai.views.region_years import MANY


class KeyFigure(Value):
    """`figure` is set large; `text` says what it is; `href` leads to what it was counted from."""
    figure: str
    text: str
    href: str
    link: str


def key_figures(site: Site, say: Say) -> list[KeyFigure]:
    found = (fact(site.reports, say) for fact in (promises_kept, scores, over_budget))
    return [one for one in found if one]


def compare_address(reports: Sequence[Report], section: str, say: Say) -> str:
    """Where the comparison is cut into parts there is no such section."""
    return say.to("compare/") + ("" if len(reports) > MANY else f"#{section}-section")


def scores(reports: Sequence[Report], say: Say) -> KeyFigure | None:
    """How the reports mark themselves. Without a score there is nothing to say."""
    scored = [(not_none(report.score.value), report) for report in reports if report.score]
    if not scored:
        return None
    (least, lowest), (most, _) = (pick(scored, key=lambda pair: pair[0]) for pick in (min, max))
    text = say.word("facts.scores.text", stated=len(scored), total=len(reports), report=report_name(lowest, say))
    figure = say.word("facts.scores.figure", lowest=say.format.plain(least), highest=say.format.plain(most))
    return KeyFigure(figure, text, compare_address(reports, "scores", say), say.word("facts.scores.link"))


def over_budget(reports: Sequence[Report], say: Say) -> KeyFigure | None:
    """Departments that spent more than was approved at the start of the year."""
    rated = [(ratio, report) for report in reports if report.kind == "whole"
             and (ratio := say.facts_of(report).ratio("execution-of-original")) is not None]
    if not rated:
        return None
    highest, report = max(rated, key=lambda one: one[0])
    over = sum(ratio > 1 for ratio, _ in rated)
    text = say.word("facts.over-budget.text", over=over, total=len(rated), rate=say.percent(highest),
                    report=report_name(report, say))
    return KeyFigure(say.word("facts.share", count=over, total=len(rated)), text, compare_address(reports, "execution", say),
                     say.word("facts.over-budget.link"))


def promises_kept(reports: Sequence[Report], say: Say) -> KeyFigure | None:
    """Kept of those that can be measured; all others are told beside them."""
    found = promise_counts(map(say.facts_of, reports))
    if not found.measured:
        return None
    text = say.word("facts.promises.text", measured=found.measured, kept=found.kept, missed=found.missed, beside=found.beside,
                    forecasts=found.forecasts)
    return KeyFigure(say.word("facts.share", count=found.kept, total=found.measured), text, say.to("indicators/"),
                     say.word("facts.promises.link"))

"""Family F: years, dates, deadlines of publication."""
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from mingbai.checks.basis import CORRECT_INFORMATION, DISCLOSURE
from mingbai.checks.context import Context
from mingbai.checks.families.words_of_targets import words_or_figure
from mingbai.checks.goals import full_date
from mingbai.checks.outcomes import Outcome, Place, cannot_check, finding, passed
from mingbai.checks.report_texts import ReportText, in_head
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import word_lists
from mingbai.model.report import Citation, Figure, Report
from mingbai.text.quantity import Quantity
from mingbai.text.value import not_none

YEAR = re.compile(r"(20\d{2})年")
PAPER_YEAR = re.compile(r"〔(20\d{2})〕")
NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]?|（\d+）)+\s*")
LAST_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日(?!.*月)")
OF_THE_YEAR = ("money", "three-public", "procurement", "projects", "scores")
FILED = both("填报日期", "the date of filing")
PUBLISHED = both("公布日期", "the date of publication")
WORKING_DAYS, HOLIDAYS = 20, 8            # public holidays may take up to so many working days out of five weeks


@rule("F05", "E",
      title=both("年度前后一致", "One year throughout"),
      fault=both("年度前后不一致", "The year is not the same throughout"),
      formula=both("报告年度 = 标题、章节和各表的年度；其他年度只用于比较",
                   "the report's year = the year of title, chapters and tables; other years only for comparison"),
      basis=CORRECT_INFORMATION,
      pass_=both("标题、章节和各表的年度都是{year}年。", "Title, chapters and tables are all of {year}."),
      headline=both("{year}年度的报告，标题写作{other}年：{text}。", "A report for {year} whose title says {other}: {text}."),
      paper=both("{year}年度的报告写有“{found}”。", "A report for {year} speaks of the accounts of {other}."),
      period=both("{label}属于{other}年，报告年度为{year}年。", "{label} is of {other}; the report is for {year}."))
def one_year(context: Context) -> Iterator[Outcome]:
    report = context.report
    found = [*titles(report), *other_accounts(report), *other_periods(report)]
    yield from found or [passed(context.at("report.yml", "title"), year=str(report.year))]


def titles(report: Report) -> Iterator[Outcome]:
    for text in in_head(report, "title", (report.title, *(source.title for source in report.sources))):
        years = YEAR.findall(text.words.zh)
        if years and str(report.year) not in years:
            yield finding(text.place, say="headline", year=str(report.year), other=years[0], text=text.words)


def other_accounts(report: Report) -> Iterator[Outcome]:
    pattern = re.compile(word_lists()["year-papers"])
    for text in source_texts(report):
        for match in pattern.finditer(text.words.zh):
            if match[1] != str(report.year):
                place = Place(text.place.spot, sections_named(report, text.words.zh))
                yield finding(place, say="paper", severity="W", year=str(report.year), other=match[1], found=match[0])


def source_texts(report: Report) -> Iterator[ReportText]:
    for source in report.sources:
        yield from in_head(report, "sources", (source.note, *(section.title for section in source.sections)))


def sections_named(report: Report, text: str) -> tuple[Citation, ...]:
    """The sections whose title the text quotes."""
    sections = [section for source in report.sources for section in source.sections]
    bare = {section: NUMBERING.sub("", section.title.zh) for section in sections}
    return tuple(Citation(section) for section, title in bare.items() if len(title) > 3 and title in text)


def other_periods(report: Report) -> Iterator[Outcome]:
    for table in OF_THE_YEAR:
        for row in report.table(table):
            for figure in row.figures.values():
                year = figure.period.removeprefix("end-")[:4]
                if figure.phase != "previous" and year != str(report.year):
                    yield finding(figure, say="period", year=str(report.year), other=year)


@rule("F06", "W",
      title=both("日期可能", "Dates are possible"),
      fault=both("日期不可能", "A date is not possible"),
      formula=both("年末 < 填报日期 ≤ 公布日期 ≤ 今天；引用的文件和结果的日期不晚于填报日期",
                   "end of year < filing ≤ publication ≤ today; papers and results cited are not later than the filing"),
      basis=CORRECT_INFORMATION,
      pass_=both("填报日期{filed}，与年度、文件和结果的日期没有抵触。",
                 "Filed on {filed}; this does not conflict with the year, the papers or the results."),
      early=both("填报日期{filed}不晚于{year}年年末。", "Filed on {filed}, not after the end of {year}."),
      before=both("公布日期{published}早于填报日期{filed}。", "Published on {published}, before it was filed on {filed}."),
      future=both("日期{found}晚于核对当天{today}。", "The date {found} is later than the day of this check, {today}."),
      paper=both("引用了{number}，而填报日期为{filed}。", "It cites {number} but was filed on {filed}."),
      result=both("{label}印作{printed}，晚于填报日期{filed}。",
                  "{label} is printed as {printed}, later than the filing on {filed}."))
def possible_dates(context: Context) -> Iterator[Outcome]:
    report = context.report
    outcomes = [*future(context), *before_filing(context)]
    if report.filled:
        outcomes += [*filed_too_early(context), *later_papers(context), *later_results(report)]
        yield from outcomes or [passed(place_of_dates(context), filed=day_of(not_none(report.filled)))]
    else:
        yield from outcomes or [cannot_check(place_of_dates(context), missing=(FILED,))]


def place_of_dates(context: Context) -> Place:
    return context.at("report.yml", "dates")


def day_of(iso: str) -> Quantity:
    """A date to be put in the reader's language."""
    parts = [str(int(part)) for part in iso.split("-")]
    return Quantity("".join(part + sign for part, sign in zip(parts, "年月日", strict=False)), kind="date", date=iso)


def later(first: str, second: str) -> bool:
    """As far as both are given: 2024 is not later than 2024-07."""
    length = min(len(first), len(second))
    return first[:length] > second[:length]


def future(context: Context) -> Iterator[Outcome]:
    report = context.report
    dates = {day for day in (report.filled, report.published, *(source.date for source in report.sources)) if day}
    for day in sorted(dates) if context.today else ():
        if later(day, context.today):
            yield finding(place_of_dates(context), say="future", found=day_of(day), today=day_of(context.today))


def before_filing(context: Context) -> Iterator[Outcome]:
    filed, published = context.report.filled, context.report.published
    if filed and published and later(filed, published):
        yield finding(place_of_dates(context), say="before", filed=day_of(filed), published=day_of(published))


def filed_too_early(context: Context) -> Iterator[Outcome]:
    report = context.report
    if not later(not_none(report.filled), f"{report.year}-12-31"):
        yield finding(place_of_dates(context), say="early", filed=day_of(not_none(report.filled)), year=str(report.year))


def later_papers(context: Context) -> Iterator[Outcome]:
    report = context.report
    for paper in report.documents:
        year = PAPER_YEAR.search(paper.number or "")
        if year and later(year[1], not_none(report.filled)):
            place = Place(context.at("report.yml", "documents").spot, paper.citations)
            yield finding(place, say="paper", number=paper.number, filed=day_of(not_none(report.filled)))


def later_results(report: Report) -> Iterator[Outcome]:
    for figure in report.figures.values():
        day = done(figure)
        if day and figure.phase in ("value", "actual") and later(day, not_none(report.filled)):
            yield finding(figure, say="result", filed=day_of(not_none(report.filled)), stated=figure.quantity,
                          printed=words_or_figure(figure),
                          severity="I" if figure.words else "")


def done(figure: Figure) -> str:
    """The day of a result; of `4月10日至6月15日` the last one, in the year of the figure."""
    if figure.quantity.kind == "date":
        return full_date(figure)
    last = LAST_DAY.search(figure.quantity.printed) if figure.words else None
    return f"{figure.period[:4]}-{int(last[1]):02d}-{int(last[2]):02d}" if last else ""


@rule("F14", "W",
      title=both("在规定时间内公开", "Published in time"),
      fault=both("没有在规定时间内公开", "Published late"),
      formula=both("公布日期 − 填报日期 ≤ 20个工作日（法定节假日可能顺延）",
                   "from filing to publication ≤ 20 working days (public holidays may extend them)"),
      basis=DISCLOSURE, silent=[both("填报或公布的日期只写到年或月。", "A date is given only to the month or year.")],
      pass_=both("{filed}填报，{published}公布，相隔{days}个工作日。",
                 "Filed on {filed} and published on {published}, {days} working days apart."),
      holidays=both("{filed}填报，{published}公布，相隔{days}个平日；其间的法定节假日未计入，无法判断是否超过20个工作日。",
                    "Filed on {filed} and published on {published}, {days} weekdays apart; public holidays between are not known "
                    "here, so it cannot be told whether that is more than 20 working days."),
      finding=both("{filed}填报，{published}公布，相隔{days}个工作日，超过20个工作日。",
                   "Filed on {filed} and published on {published}, {days} working days apart, more than 20."))
def in_time(context: Context) -> Iterator[Outcome]:
    filed, published = context.report.filled, context.report.published
    missing = tuple(name for day, name in ((filed, FILED), (published, PUBLISHED)) if not day)
    if missing or not filed or not published:
        yield cannot_check(place_of_dates(context), missing=missing)
    elif len(filed) == len(published) == 10:
        yield published_after(context, filed, published)


def published_after(context: Context, filed: str, published: str) -> Outcome:
    days = weekdays(date.fromisoformat(filed), date.fromisoformat(published))
    details: dict[str, object] = {"filed": day_of(filed), "published": day_of(published), "days": days}
    if days <= WORKING_DAYS:
        return passed(place_of_dates(context), **details)
    if days <= WORKING_DAYS + HOLIDAYS:
        return cannot_check(place_of_dates(context), say="holidays", **details)
    return finding(place_of_dates(context), **details)


def weekdays(start: date, end: date) -> int:
    return sum((start + timedelta(day)).weekday() < 5 for day in range(1, max(0, (end - start).days) + 1))



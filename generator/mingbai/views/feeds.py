"""Feeds: the reports of the site, of a region, of a department, and the corrections, newest first, in each language."""
from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from mingbai.model.report import Bilingual, Correction, Department, Region, Report, Site, in_each
from mingbai.opendata.dates import OLDEST
from mingbai.say.say import Say, anchor
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value, not_none
from mingbai.views.lists import report_name

NAMES = {"atom": ("feed.xml", "application/atom+xml"), "json": ("feed.json", "application/feed+json")}
LONGEST = 100


class FeedEntry(Value):
    id: str
    title: str
    href: str
    updated: str
    summary: str


class FeedView(Value):
    """`href` leads to the page that says the same; addresses are whole where the site has one, else from the feed."""
    lang: str
    address: str
    id: str
    title: str
    href: str
    publisher: str
    updated: str
    entries: tuple[FeedEntry, ...]


class FeedLink(Value):
    text: str
    href: str
    type: str


def feed_links(address: str, say: Say) -> tuple[FeedLink, ...]:
    return tuple(FeedLink(say.word(f"feed.{form}"), say.to(address + name), media) for form, (name, media) in NAMES.items())


Make = Callable[[Say], FeedView]


def site_feeds(site: Site) -> Iterator[tuple[str, Make]]:
    """The feeds of all, by their addresses below the language."""
    yield "", lambda say: feed(site, say, site.settings.name, report_entries(site, site.reports, say))
    yield "corrections/", lambda say: feed(site, say, title_of_corrections(site), correction_entries(site, say))


def region_feeds(site: Site, region: Region) -> Iterator[tuple[str, Make]]:
    """Those of a region and of its departments."""
    places: list[Region | Department] = [region, *(one for one in site.departments if one.region.id == region.id)]
    for one in places:
        yield f"{one.id}/", partial(feed_of_place, site, one)


def feed_of_place(site: Site, one: Region | Department, say: Say) -> FeedView:
    return feed(site, say, one.name, report_entries(site, below(site, one), say))


def below(site: Site, one: Region | Department) -> list[Report]:
    if isinstance(one, Department):
        return site.reports_of(one)
    return [report for report in site.reports if report.region.id == one.id]


def title_of_corrections(site: Site) -> Bilingual:
    name = site.settings.name
    return in_each(lambda lang: Say(lang, "").word("feed.corrections", site=name[lang]))


def feed(site: Site, say: Say, title: Bilingual, entries: Iterable[FeedEntry]) -> FeedView:
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:LONGEST]
    updated = newest[0].updated if newest else moment(OLDEST)
    address = f"{say.lang}/{say.address}"
    return FeedView(say.lang, say.address, identity(site, address), say.plain(title), where(site, address, say),
                    say.plain(site.settings.publisher), updated, tuple(newest))


# ---- entries

def report_entries(site: Site, reports: Iterable[Report], say: Say) -> Iterator[FeedEntry]:
    for report in reports:
        address = f"{say.lang}/{report.id}/"
        summary = say.word("report.description", name=say.plain(report.name), year=report.year)
        yield FeedEntry(identity(site, address), report_name(report, say), where(site, address, say),
                        moment(latest(report)), summary)


def latest(report: Report) -> str:
    """The newest day that the content knows of a report."""
    days = (report.published, report.filled, *(source.date for source in report.sources),
            *(one.date for one in report.corrections))
    return max(filter(None, days), default=OLDEST)


def correction_entries(site: Site, say: Say) -> Iterator[FeedEntry]:
    for report in site.reports:
        for one in report.corrections:
            yield correction_entry(site, report, one, say)
    for report in site.withdrawn:
        address = f"{say.lang}/{report.id}/"
        notice = not_none(report.withdrawn)
        yield FeedEntry(identity(site, f"{address}#withdrawn"), say.word("feed.withdrawn", report=report_name(report, say)),
                        where(site, address, say), moment(notice.date), say.plain(notice.reason))


def correction_entry(site: Site, report: Report, correction: Correction, say: Say) -> FeedEntry:
    figure, page = report.figure(correction.figure_id), f"{say.lang}/{report.id}/"
    label = say.plain(figure.label if figure else correction.label)
    summary = say.word("feed.correction", figure=label, before=state(correction.before, say), after=state(correction.after, say),
                       reason=say.plain(correction.reason))
    address = f"{page}#{anchor(figure.id)}" if figure else page
    return FeedEntry(identity(site, f"{page}#{correction.figure_id}@{correction.date}"), f"{report_name(report, say)} · {label}",
                     where(site, address, say), moment(correction.date), summary)


def state(quantity: Quantity | None, say: Say) -> str:
    """Every digit: a correction may lie in one that rounding hides."""
    if quantity is None:
        return say.word("corrections.absent")
    said = say.format.quantity(quantity)
    return said.exact or said.text


# ---- addresses and moments

def identity(site: Site, path: str) -> str:
    """The whole address, or a name that stays the same as long as the site keeps its own."""
    if site.settings.address:
        return site.settings.address + path
    return uuid.uuid5(uuid.NAMESPACE_DNS, f"mingbai.{site.settings.name.en}/{path}").urn


def where(site: Site, path: str, say: Say) -> str:
    return site.settings.address + path if site.settings.address else say.up + path


def moment(date: str) -> str:
    """`2024` and `2024-07` stand for their first day."""
    return "-".join([*date.split("-"), "01", "01"][:3]) + "T00:00:00Z"

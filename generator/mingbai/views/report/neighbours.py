"""What stands beside a report: a notice when its department is gone or new, and the reports next to it."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.facts.once import once
from mingbai.facts.translations import Untranslated, count_part
from mingbai.model.report import Report, Site, Succession
from mingbai.say.say import LinkView, Say, Sentence, TextView

PRECISION = {4: "year", 7: "month", 10: "day"}    # of an ISO date, by its length


def notices(site: Site, report: Report, say: Say) -> list[Sentence]:
    department = report.department
    sentences = [say.sentence("notice.draft")] if report.draft else []
    sentences += [successor_notice(department.successor, say)] if department.successor else []
    sentences += [say.sentence("notice.predecessor", name=predecessor(site, name, say)) for name in department.predecessors]
    if report.parent_id:
        parent = LinkView(department.name[say.lang], say.to(f"{report.parent_id}/"))
        sentences.append(say.sentence("notice.project", department=parent, year=report.year))
    missing = sum(one.lang != say.lang for one in untranslated_in(report))
    if missing:
        sentences.append(say.sentence("notice.untranslated", count=missing))
    if report.corrections:
        link = LinkView(say.word("report.section.corrections"), "#corrections")
        sentences.append(say.sentence("notice.corrected", date=say.date(report.corrections[-1].date), link=link))
    return sentences


@once
def untranslated_in(report: Report) -> tuple[Untranslated, ...]:
    """The whole report is looked through."""
    return count_part("", report).untranslated


def successor_notice(succession: Succession, say: Say) -> Sentence:
    name: TextView | LinkView = say.text(succession.name)
    if succession.department_id:
        name = LinkView(name.text, say.to(f"{succession.department_id}/"))
    key = f"notice.successor-{PRECISION[len(succession.date)]}" if succession.date else "notice.successor"
    return say.sentence(key, successor=name, date=say.date(succession.date)) + document_sentence(succession, say)


def predecessor(site: Site, name: str, say: Say) -> str | LinkView:
    known = next((one for one in site.departments if one.id == name), None)
    return LinkView(known.name[say.lang], say.to(f"{known.id}/")) if known else name


def document_sentence(succession: Succession, say: Say) -> Sentence:
    return say.sentence("notice.document", document=say.text(succession.document)) if succession.document else ()


def related(site: Site, report: Report, say: Say) -> list[LinkView]:
    others = [LinkView(title, say.to(say.report_address(other))) for other, title in neighbours(site, report, say)]
    promised = [LinkView(say.word("register.link"), "promises/")] if say.facts_of(report).promises else []
    return [*others, *promised, LinkView(say.word("official.link"), "form/")]


def neighbours(site: Site, report: Report, say: Say) -> Iterator[tuple[Report, str]]:
    """Other years of the same, and the projects evaluated on their own."""
    for other in site.reports_of(report.department):
        if other.kind == report.kind and other.slug == report.slug and other.year != report.year:
            yield other, say.word("related.year", year=other.year)
    for project in site.projects_of(report):
        yield project, say.word("related.project", name=project.name[say.lang])

"""What harvesters are told of the site: its addresses with their dates, and its data sets after DCAT 3."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.model.report import Bilingual, Report, Settings, Site
from mingbai.opendata.files import PACKAGE, WORKBOOK
from mingbai.say.say import Say
from mingbai.text.language import LANGUAGES
from mingbai.text.value import Value
from mingbai.views.feeds import identity, latest, moment
from mingbai.views.linked_data import MEDIA
from mingbai.views.lists import report_name
from mingbai.views.moved import redirects
from mingbai.views.pages import all_pages
from mingbai.views.report.earlier_figures import before_address, correction_dates
from mingbai.views.report.embed import embed_address
from mingbai.views.report.form import form_address

DCAT = {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#"}


class ListedPage(Value):
    """One page in all its languages; `changed` is the day the content knows of, or nothing."""
    addresses: tuple[tuple[str, str], ...]
    changed: str


def listed_pages(site: Site) -> Iterator[ListedPage]:
    """Not what has moved, nor what shows again in another form: frames, the official form, figures as they once stood."""
    left_out = {one.old for one in redirects(site)} | {
        address for report in site.reports for address in (
            embed_address(report), form_address(report), *(before_address(report, day) for day in correction_dates(report)))}
    days = {f"{report.id}/": moment(latest(report))[:10] for report in site.reports}
    for address, _ in all_pages(site):
        if address not in left_out:
            yield ListedPage(tuple((lang, f"{site.settings.address}{lang}/{address}") for lang in LANGUAGES),
                             days.get(address, ""))


# ---- DCAT: the site as a catalogue of data sets

def catalogue(site: Site) -> dict[str, object]:
    """All but its data sets, which come last."""
    settings = site.settings
    return {
        "@context": DCAT, "@id": identity(site, "catalog.jsonld"), "@type": "dcat:Catalog",
        "dct:title": texts_by_language(settings.name), "dct:description": texts_by_language(settings.tagline),
            "dct:publisher": publisher(settings),
        "dct:language": list(LANGUAGES), **licence(settings)}


def datasets(site: Site) -> Iterator[dict[str, object]]:
    yield whole_dataset(site)
    for report in site.reports:
        yield dataset(site, report)


def texts_by_language(text: Bilingual) -> list[dict[str, str]]:
    return [{"@value": text[lang], "@language": lang} for lang in LANGUAGES]


def publisher(settings: Settings) -> dict[str, object]:
    return {"@type": "foaf:Agent", "foaf:name": texts_by_language(settings.publisher)}


def licence(settings: Settings) -> dict[str, object]:
    return {"dct:license": {"@id": settings.licence_url}} if settings.licence_url else {}


def whole_dataset(site: Site) -> dict[str, object]:
    names = (PACKAGE, WORKBOOK, "reports.csv", "figures.csv", "indicators.csv", "checks.csv", "sources.csv", "changes.csv")
    return {"@id": identity(site, "data/"), "@type": "dcat:Dataset", "dct:title": texts_by_language(site.settings.name),
            "dct:description": texts_by_language(site.settings.tagline), "dct:publisher": publisher(site.settings),
            **licence(site.settings),
            "dcat:distribution": [distribution(site, f"data/{name}") for name in names]}


def dataset(site: Site, report: Report) -> dict[str, object]:
    files = (f"data/reports/{report.id}.json", f"data/reports/{report.id}.figures.csv")
    return {"@id": identity(site, f"zh/{report.id}/"), "@type": "dcat:Dataset", "dct:identifier": report.id,
            "dct:title": [{"@value": report_name(report, Say(lang, "")), "@language": lang} for lang in LANGUAGES],
            "dct:modified": {"@value": moment(latest(report))[:10], "@type": "xsd:date"},
            "dct:publisher": publisher(site.settings),
            "dct:spatial": {"@type": "dct:Location", "dct:identifier": report.region.code}, **licence(site.settings),
            "dct:temporal": {"@type": "dct:PeriodOfTime", **period(report)},
            "dcat:distribution": [distribution(site, name) for name in files]}


def period(report: Report) -> dict[str, object]:
    return {name: {"@value": f"{report.year}-{day}", "@type": "xsd:date"}
            for name, day in (("dcat:startDate", "01-01"), ("dcat:endDate", "12-31"))}


def distribution(site: Site, path: str) -> dict[str, object]:
    address = site.settings.address + path
    return {"@type": "dcat:Distribution", "dcat:downloadURL": {"@id": address},
            "dcat:mediaType": MEDIA[path.rsplit(".", 1)[1]]}

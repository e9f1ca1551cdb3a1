"""A report as search engines read it: a schema.org Dataset, its department a GovernmentOrganization."""
from __future__ import annotations

from mingbai.model.report import Department, Report, Site
from mingbai.say.say import Say
from mingbai.views.feeds import identity, latest, moment

MEDIA = {"json": "application/json", "csv": "text/csv",
         "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def linked_data(site: Site, report: Report, title: str, description: str, say: Say) -> dict[str, object]:
    settings = site.settings
    files = [say.file(f"data/reports/{report.id}.{ending}") for ending in ("json", "figures.csv")]
    return {
        "@context": "https://schema.org", "@type": "Dataset", "@id": identity(site, f"{say.lang}/{report.id}/"), "name": title,
        "description": description, "inLanguage": say.lang, "identifier": report.id,
        "temporalCoverage": f"{report.year}-01-01/{report.year}-12-31", "dateModified": moment(latest(report))[:10],
        "isAccessibleForFree": True, "creator": organisation(report.department, say),
        "publisher": {"@type": "Organization", "name": say.plain(settings.publisher)},
        "spatialCoverage": {"@type": "Place", "name": say.plain(report.region.name), "identifier": report.region.code},
        **({"license": settings.licence_url} if settings.licence_url else {}),
        "distribution": [{"@type": "DataDownload", "contentUrl": file, "encodingFormat": MEDIA[file.rsplit(".", 1)[1]]}
                         for file in files]}


def organisation(department: Department, say: Say) -> dict[str, object]:
    area = {"@type": "AdministrativeArea", "name": say.plain(department.region.name), "identifier": department.region.code}
    return {"@type": "GovernmentOrganization", "name": say.plain(department.name), "areaServed": area}

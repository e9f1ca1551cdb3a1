"""What every page says of the site it belongs to: for its head and its foot, from site.yml."""
from __future__ import annotations

from urllib.parse import urlsplit

from mingbai.model.report import Settings


def site_meta(settings: Settings, lang: str) -> dict[str, object]:
    """The capitalised names are those that the rules for government pages fix. What is not given is left out."""
    fields = {
        "name": settings.name[lang], "address": settings.address, "publisher": settings.publisher[lang],
        "contact": settings.contact, "licence": settings.licence, "licence_url": settings.licence_url,
        "prevails": settings.chinese_prevails, "icp_filing": settings.icp_filing,
        "police_filing": settings.police_filing, "SiteName": settings.name[lang],
        "SiteDomain": urlsplit(settings.address).hostname, "SiteIDCode": settings.identification_code}
    return {name: value for name, value in fields.items() if value}

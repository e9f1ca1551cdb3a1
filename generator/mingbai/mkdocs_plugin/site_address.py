"""The address of the site may be said in two places, `site_url` of mkdocs.yml and `address` of content/site.yml: it is one.

Where both are given they must agree; where one is given it counts, for pages and data as for MkDocs.
"""
from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from mingbai.load.mkdocs_settings import ADDRESS, GivenSettings, with_slash
from mingbai.load.site import address_of_region
from mingbai.model.problems import Problem


def given_site_url(config: MkDocsConfig, given: GivenSettings, is_preview: bool) -> str:
    """A preview has put its own address into `config`."""
    resolved = "" if is_preview else config.site_url or ""
    return with_slash(given.texts.get(ADDRESS, resolved)) if ADDRESS in given else ""


def differing(site_url: str, address: str, given: GivenSettings) -> list[Problem]:
    if not site_url or not address or site_url == address:
        return []
    return [Problem(given.spot(ADDRESS), "address-differs", {"found": site_url, "other": address})]


def tell_mkdocs(config: MkDocsConfig, address: str, region: str) -> None:
    """The page for addresses without one has links from the root of the host."""
    if address:
        config.site_url = address_of_region(address, region)

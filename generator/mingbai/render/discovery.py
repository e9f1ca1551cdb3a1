"""Files by which the site is found and followed besides its pages."""
from __future__ import annotations

from collections.abc import Iterable
from html import unescape

from jinja2 import Environment

from mingbai.model.report import Region, Site
from mingbai.render.feed import feed_files
from mingbai.say.say import Say
from mingbai.text.batches import batched
from mingbai.text.json_text import entry, with_list
from mingbai.text.language import LANGUAGES
from mingbai.views.discovery import catalogue, datasets, listed_pages
from mingbai.views.feeds import Make, region_feeds, site_feeds

LONGEST = 20_000                          # pages in one sitemap; the protocol takes 50,000 addresses


def discovery_files(site: Site, env: Environment) -> dict[str, bytes]:
    catalogued = with_list(catalogue(site), "dcat:dataset", map(entry, datasets(site)))
    return {**feeds(site_feeds(site), env), **sitemaps(site, env), "catalog.jsonld": b"".join(catalogued),
            "robots.txt": text_file(env, "robots.txt", site), "llms.txt": text_file(env, "llms.txt", site)}


def text_file(env: Environment, name: str, site: Site, **values: object) -> bytes:
    """Plain text: what is escaped for markup is unescaped again."""
    return (unescape(env.get_template(f"discovery/{name}").render(site=site, **values)).strip() + "\n").encode()


def sitemaps(site: Site, env: Environment) -> dict[str, bytes]:
    """None without an address: a sitemap takes whole addresses alone."""
    if not site.settings.address:
        return {}
    pieces = {f"sitemap/{number}.xml": piece for number, piece in enumerate(batched(listed_pages(site), LONGEST), 1)}
    files = {name: env.get_template("discovery/sitemap.xml").render(pages=pages) for name, pages in pieces.items()}
    index = env.get_template("discovery/sitemaps.xml").render(address=site.settings.address, names=list(pieces))
    return {name: text.encode() for name, text in {**files, "sitemap.xml": index}.items()}


def files_of_region(site: Site, region: Region, env: Environment) -> dict[str, bytes]:
    return feeds(region_feeds(site, region), env)


def feeds(chosen: Iterable[tuple[str, Make]], env: Environment) -> dict[str, bytes]:
    made = (make(Say(lang, address)) for address, make in chosen for lang in LANGUAGES)
    return {name: data for feed in made for name, data in feed_files(feed, env)}

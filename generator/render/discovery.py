"""Files by which the site is found and followed besides its pages."""
from __future__ import annotations

from jinja2 import Environment

from generator.model import Site
from generator.render.feed import feed_files
from generator.views.feeds import all_feeds
from generator.views.pages import LANGUAGES
from generator.views.say import Say


def discovery_files(site: Site, env: Environment) -> dict[str, bytes]:
    return {**feeds(site, env)}


def feeds(site: Site, env: Environment) -> dict[str, bytes]:
    made = (make(Say(lang, address)) for address, make in all_feeds(site) for lang in LANGUAGES)
    return {name: data for feed in made for name, data in feed_files(feed, env)}

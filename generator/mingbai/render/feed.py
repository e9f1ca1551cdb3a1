"""Feeds as files: Atom (RFC 4287) and JSON Feed 1.1."""
from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment

from mingbai.text.json_text import indented
from mingbai.views.feeds import NAMES, FeedView

# XML 1.0 has no way to write these, not even escaped.
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
VERSION = "https://jsonfeed.org/version/1.1"


def feed_files(feed: FeedView, env: Environment) -> Iterator[tuple[str, bytes]]:
    folder = f"{feed.lang}/{feed.address}"
    for form, write in (("atom", atom), ("json", json_feed)):
        name = NAMES[form][0]
        yield folder + name, write(feed, own_address(feed, name), env)


def own_address(feed: FeedView, name: str) -> str:
    return feed.id + name if feed.id.startswith("http") else name


def atom(feed: FeedView, self_href: str, env: Environment) -> bytes:
    text = env.get_template("feeds/atom.xml").render(feed=feed, self_href=self_href)
    return (NOT_XML.sub("\ufffd", text) + "\n").encode()


def json_feed(feed: FeedView, self_href: str, env: Environment) -> bytes:
    items = [{"id": entry.id, "url": entry.href, "title": entry.title, "summary": entry.summary, "content_text": entry.summary,
              "date_modified": entry.updated} for entry in feed.entries]
    value = {"version": VERSION, "title": feed.title, "language": feed.lang, "home_page_url": feed.href,
             "feed_url": self_href, "authors": [{"name": feed.publisher}], "items": items}
    return indented(value) + b"\n"

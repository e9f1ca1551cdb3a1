"""pages.csv: each page as a record for an archive of web pages, after the elements of GB/T 42147-2022."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from mingbai.publish.manifest import FileEntry

COLUMNS = ("title", "url", "language", "site_name", "site_id_code", "column_name", "content_source", "publication_date",
           "keywords", "description", "format", "file", "size", "digest_algorithm", "digest_value")
NAMES = {"site_name": "SiteName", "site_id_code": "SiteIDCode", "column_name": "ColumnName", "content_source": "ContentSource",
         "publication_date": "PubDate", "keywords": "Keywords", "description": "description"}


class PageHead(HTMLParser):
    """What the head of a page says of it."""

    def __init__(self) -> None:
        super().__init__()
        self.named: dict[str, str] = {}
        self.lang = self.address = self.title = ""
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.in_title = tag == "title"
        if tag == "html":
            self.lang = given.get("lang") or ""
        elif tag == "meta" and (name := given.get("name")):
            self.named[name] = given.get("content") or ""
        elif tag == "link" and given.get("rel") == "canonical":
            self.address = given.get("href") or ""

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data
            self.in_title = False


def pages_csv(folder: Path, entries: Mapping[str, FileEntry]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(records(folder, entries))
    return file.getvalue().encode("utf-8")


def records(folder: Path, entries: Mapping[str, FileEntry]) -> Iterator[dict[str, str | int]]:
    for name, entry in entries.items():
        if name.endswith(".html"):
            head = PageHead()
            head.feed((folder / name).read_text("utf-8").partition("<body")[0])
            yield {"title": head.title.strip(), "url": head.address, "language": head.lang, "format": "text/html",
                   "file": name, "size": entry.size, "digest_algorithm": "SHA-256", "digest_value": entry.sha256,
                   **{column: head.named.get(meta, "") for column, meta in NAMES.items()}}

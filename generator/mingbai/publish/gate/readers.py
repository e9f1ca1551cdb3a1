"""Which reader a file of the site gets, by its name. A kind of file that no reader knows is told, not passed over."""
from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator

from mingbai.publish.gate.markup import markup_passages
from mingbai.publish.gate.packed import (
    has_camera_data,
    members,
    pagefind_passages,
    png_texts,
    source_map_passages,
    workbook_passages,
)
from mingbai.publish.gate.passages import Author, Passage
from mingbai.publish.gate.structured import csv_passages, json_passages

PassageOrAuthor = Passage | Author


class Unreadable(Exception):
    """The gate can't say what is in the file; `kind` names the reason."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


def plain_passages(text: str) -> Iterator[Passage]:
    yield from (Passage(f"line {number}", line) for number, line in enumerate(text.splitlines(), 1))


def of_text(reader: Callable[[str], Iterable[PassageOrAuthor]]) -> Callable[[bytes], Iterable[PassageOrAuthor]]:
    return lambda data: reader(data.decode("utf-8-sig"))


def nothing(data: bytes) -> Iterable[PassageOrAuthor]:
    return ()


def photograph(data: bytes) -> Iterable[PassageOrAuthor]:
    if has_camera_data(data):
        raise Unreadable("camera-data")
    return ()


def archive(data: bytes) -> Iterator[PassageOrAuthor]:
    for name, file in members(data):
        yield from (type(one)(f"{name} {one.place}".strip(), one.text) for one in read_passages(name, file.read()))


def pdf_passages(data: bytes) -> Iterator[PassageOrAuthor]:
    """The text and the properties of a PDF, when the reader of PDF files is installed."""
    try:
        import io

        import pdfplumber
    except ImportError:
        raise Unreadable("no-pdf-reader") from None
    with pdfplumber.open(io.BytesIO(data)) as pages:
        yield from (Author(f"{key}", str(pages.metadata[key])) for key in ("Author", "Creator") if pages.metadata.get(key))
        for number, page in enumerate(pages.pages, 1):
            yield Passage(f"page {number}", page.extract_text() or "")


MARKUP, TEXT, PICTURE = of_text(markup_passages), of_text(plain_passages), photograph
READERS: dict[str, Callable[[bytes], Iterable[PassageOrAuthor]]] = {
    **dict.fromkeys(("html", "htm", "xml", "svg", "atom", "rss", "xsl", "xslt"), MARKUP),
    **dict.fromkeys(("json", "jsonld", "geojson", "webmanifest"), of_text(json_passages)),
    **dict.fromkeys(("txt", "md", "css", "js", "mjs", "vtt", "ics", "yml", "yaml", "ttl", "sig", "asc", "pem", "toml"), TEXT),
    **dict.fromkeys(("pf_fragment", "pf_index", "pf_meta", "pf_filter", "pagefind"), pagefind_passages),
    **dict.fromkeys(("jpg", "jpeg", "webp", "avif"), PICTURE),
    **dict.fromkeys(("woff2", "woff", "ico", "wasm", "gif"), nothing),
    "csv": of_text(csv_passages), "xlsx": workbook_passages, "png": png_texts, "pdf": pdf_passages, "map": source_map_passages,
    "zip": archive,
}


def read_passages(name: str, data: bytes) -> Iterable[PassageOrAuthor]:
    suffix = name.rsplit(".", 1)[-1].lower()
    if suffix == "gz":
        return read_passages(name[:-3], gzip.decompress(data))
    if suffix not in READERS:
        raise Unreadable("unknown-file-kind")
    return READERS[suffix](data)

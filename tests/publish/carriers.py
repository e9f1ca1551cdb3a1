"""Every kind of file a site is made of, each carrying a text in one of its places."""
from __future__ import annotations

import csv
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from html import escape

import xlsxwriter

Carrier = Callable[[str], bytes]


def page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def table(text: str) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([["report_id", "label_zh"], ["a/b/2023", text]])
    return file.getvalue().encode()


def workbook(text: str, **properties: str) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet().write_string(3, 3, text)
        book.set_properties(properties)
    return file.getvalue()


def archive(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr(name, data)
    return file.getvalue()


def cbor(*texts: str) -> bytes:
    """An array of texts, each with its length before it."""
    parts = [data for text in texts for data in (struct.pack(">BH", 0x79, len(text.encode())), text.encode())]
    return bytes([0x80 + len(texts)]) + b"".join(parts)


def png(text: str) -> bytes:
    data = b"Comment\0" + text.encode()
    chunk = struct.pack(">I4s", len(data), b"tEXt") + data + struct.pack(">I", zlib.crc32(b"tEXt" + data))
    return b"\x89PNG\r\n\x1a\n" + chunk


CARRIERS: dict[str, tuple[str, Carrier]] = {
    "text of a page": ("index.html", lambda text: page(f"<p>{escape(text)}</p>")),
    "text cut by inline tags": ("index.html", lambda text: page(f"<p>{'<b></b>'.join(map(escape, text))}</p>")),
    "text as character references": ("index.html", lambda text: page("".join(f"&#{ord(letter)};" for letter in text))),
    "an attribute": ("index.html", lambda text: page(f'<p title="{escape(text)}">x</p>')),
    "a comment": ("index.html", lambda text: page(f"<!-- {escape(text)} -->")),
    "JSON in a page": ("index.html", lambda text: page(
        f'<script type="application/ld+json">{json.dumps({"name": text})}</script>')),
    "a script": ("site.js", lambda text: f"const a = '{text}';".encode()),
    "JSON": ("data/a.json", lambda text: json.dumps({"rows": [{"label": text}]}).encode()),
    "a key of JSON": ("data/a.json", lambda text: json.dumps({text: 1}).encode()),
    "CSV": ("data/a.csv", table),
    "a workbook": ("data/a.xlsx", workbook),
    "a property of a workbook": ("data/a.xlsx", lambda text: workbook("x", comments=text)),
    "SVG": ("a.svg", lambda text: f'<svg xmlns="http://www.w3.org/2000/svg"><text>{escape(text)}</text></svg>'.encode()),
    "a feed": ("feed.xml", lambda text: f"<feed><title>{escape(text)}</title></feed>".encode()),
    "Markdown": ("a.md", lambda text: f"# {text}\n".encode()),
    "a fragment of the search index": ("pagefind/fragment/zh_1.pf_fragment", lambda text: gzip.compress(
        b"pagefind_dcd" + json.dumps({"content": text}).encode())),
    "the search index": ("pagefind/index/zh_1.pf_index", lambda text: gzip.compress(b"pagefind_dcd" + cbor("a", text))),
    "a picture": ("a.png", png),
    "a compressed copy": ("index.html.gz", lambda text: gzip.compress(page(escape(text)))),
    "an archive": ("site.zip", lambda text: archive("zh/index.html", page(escape(text)))),
    "an archive in an archive": ("site.zip", lambda text: archive("a.zip", archive("a.txt", text.encode()))),
}

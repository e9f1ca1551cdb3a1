"""Readers: bytes in, a Document out. What a file is, its first bytes say, not its name."""
from __future__ import annotations

import hashlib
from collections.abc import Callable

from mingbai.forms.grid import Document
from mingbai.forms.readers.csvfile import is_pasted_sheet, read_csv_form
from mingbai.forms.readers.docx import read_docx
from mingbai.forms.readers.html import read_html
from mingbai.forms.readers.limits import FILE_BYTES, LINES, open_zip
from mingbai.forms.readers.pdf import read_pdf
from mingbai.forms.readers.text import read_txt
from mingbai.forms.readers.xls import read_xls
from mingbai.forms.readers.xlsx import read_xlsx
from mingbai.forms.refusal import FileRefusal
from mingbai.text.value import replace

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML_STARTS = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<style")
SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"


def read_document(data: bytes, name: str) -> Document:
    """Read a file's bytes. Raises Refusal for whatever can't be read."""
    if not data:
        raise FileRefusal("empty-file")
    if len(data) > FILE_BYTES:
        raise FileRefusal("too-large", size=len(data) // 2 ** 20, limit=FILE_BYTES // 2 ** 20)
    document = reader_for(data, name)(data, name)
    longest = max((len(sheet.numbers) for sheet in document.sheets), default=0)
    if longest > LINES:
        raise FileRefusal("too-many-lines", found=longest, limit=LINES)
    return replace(document, sha256=hashlib.sha256(data).hexdigest())


def reader_for(data: bytes, name: str) -> Callable[[bytes, str], Document]:
    if data[:4] == b"PK\x03\x04" or data[:4] == b"PK\x05\x06":
        return zipped(data)
    if data[:8] == OLE:
        return compound(data)
    if b"%PDF-" in data[:1024]:
        return read_pdf
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(HTML_STARTS) or (start.startswith(b"<") and b"<table" in data[:200_000].lower()):
        return read_html
    if start.startswith(b"<?xml"):
        raise FileRefusal("old-xml" if SPREADSHEET_XML in data[:4096] else "unknown-type")
    return read_csv_form if name.lower().endswith((".csv", ".tsv")) or is_pasted_sheet(data) else read_txt


def zipped(data: bytes) -> Callable[[bytes, str], Document]:
    parts = set(open_zip(data).namelist())
    if "xl/workbook.xml" in parts:
        return read_xlsx
    if "word/document.xml" in parts:
        return read_docx
    raise FileRefusal("binary-workbook" if "xl/workbook.bin" in parts else "unknown-type")


def compound(data: bytes) -> Callable[[bytes, str], Document]:
    """The old Office container: .xls, .doc, or an encrypted new file."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise FileRefusal("encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        raise FileRefusal("old-word")
    return read_xls

"""From a filled workbook back to a report's files."""
from __future__ import annotations

import re

from mingbai.forms.grid import Document, GridSheet
from mingbai.forms.values import narrow
from mingbai.forms.workbook.book import DIGEST, FIRST_ROW, FORMAT, MARKER, OTHERS, REPORT
from mingbai.forms.workbook.files import TABLES, Content
from mingbai.forms.workbook.flat import FlatRow, nested
from mingbai.model.table_specs import SPECS
from mingbai.text.language import LANGUAGES
from mingbai.text.value import replace

FIGURES = {spec.file: spec.figures for spec in SPECS.values()}


def report_id_of(document: Document) -> str:
    """The report a workbook of ours is for; nothing for any other file."""
    sheet = sheet_named(document, MARKER)
    lines = [cell.text for cell in sheet.cells] if sheet else []
    return lines[1] if len(lines) > 1 and lines[0] == FORMAT else ""


def sheet_named(document: Document, name: str) -> GridSheet | None:
    return next((sheet for sheet in document.sheets if sheet.name == name), None)


def content_of(document: Document) -> Content:
    content = Content(head=nested([field_row(row) for row in records(document, REPORT)]))
    for file in TABLES:
        sheet = sheet_named(document, file.removesuffix(".csv"))
        if sheet is None:
            continue
        rows = [{name: one_row(text) for name, text in row.items() if text.strip()} for row in records(document, sheet.name)]
        if any(rows):
            content.tables[file] = [row for row in rows if row]
            content.columns[file] = column_names(sheet)
    for lang in LANGUAGES:
        parts = [(one_row(row.get(f"heading_{lang}", "")), row.get("key", "").strip(), row.get(f"text_{lang}", "").strip())
                 for row in records(document, DIGEST) if row.get("key")]
        content.digests[f"digest.{lang}.md"] = [part for part in parts if part[0] or part[2]]
    others: dict[str, list[str]] = {}
    for row in records(document, OTHERS):
        others.setdefault(row.get("file", ""), []).append(row.get("line", ""))
    content.others = {file: "\n".join(lines) for file, lines in others.items() if file}
    return content


def with_narrow_figures(content: Content) -> Content:
    """What a Chinese keyboard typed as １，５２０．４０ is written 1,520.40; words stay as they are."""
    return replace(content, tables={
        file: [{name: narrow(text) if name in FIGURES.get(file, ()) else text for name, text in row.items()} for row in rows]
        for file, rows in content.tables.items()})


def one_row(text: str) -> str:
    """A cell of a table stands on one line."""
    return re.sub(r"\s*\n\s*", " ", text).strip()


def column_names(sheet: GridSheet) -> list[str]:
    return [cell.text.strip() for cell in sheet.row(1)]


def records(document: Document, name: str) -> list[dict[str, str]]:
    """The rows of a sheet by the names in its first row."""
    sheet = sheet_named(document, name)
    if sheet is None:
        return []
    columns = {cell.column: cell.text.strip() for cell in sheet.row(1)}
    return [{columns[cell.column]: cell.text for cell in sheet.row(row) if cell.column in columns and cell.text}
            for row in sorted(sheet.by_row) if row > FIRST_ROW]


def field_row(row: dict[str, str]) -> FlatRow:
    return tuple(row.get(name, "").strip() for name in ("path", *LANGUAGES, "value"))

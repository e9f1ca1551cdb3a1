"""Cases drawn as grids: `<` joins the cell at its left, `^` the one above, `{n, f}` is a number with its format."""
from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import yaml
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

CASES = Path(__file__).parent / "cases"
LEFT, ABOVE = "<", "^"


def cases() -> dict[str, dict[str, Any]]:
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(CASES.glob("*.yml"))}


def areas(rows: list[list[Any]]) -> Iterator[tuple[int, int, int, int, Any]]:
    """Row, column, height, width and value of every cell that begins a merged range or stands alone."""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value in (LEFT, ABOVE):
                continue
            width = 1
            while c + width < len(row) and row[c + width] == LEFT:
                width += 1
            height = 1
            while r + height < len(rows) and c < len(rows[r + height]) and rows[r + height][c] == ABOVE:
                height += 1
            yield r + 1, c + 1, height, width, value


def shown(value: Any) -> str:
    """The text a person would have typed in Word."""
    if isinstance(value, dict):
        digits = len(value["f"].split(".")[1].rstrip("%")) if "." in value["f"] else 0
        return f"{value['n'] * 100:.{digits}f}%" if "%" in value["f"] else f"{value['n']:.{digits}f}"
    return "" if value is None else str(value)


def as_xlsx(case: dict[str, Any]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "某人"
    for number, sheet in enumerate(case["sheets"]):
        page = book.create_sheet(sheet.get("name", f"Sheet{number + 1}"))
        page.sheet_state = "hidden" if sheet.get("hidden") else "visible"
        for row, column, height, width, value in areas(sheet["rows"]):
            cell = page.cell(row, column)
            if isinstance(value, dict):
                cell.value, cell.number_format = value["n"], value["f"]
            else:
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
            if height * width > 1:
                page.merge_cells(f"{get_column_letter(column)}{row}:"
                                 f"{get_column_letter(column + width - 1)}{row + height - 1}")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_docx(case: dict[str, Any]) -> bytes:
    document = Document()
    document.core_properties.author = "某人"
    for sheet in (s for s in case["sheets"] if not s.get("hidden")):
        table_of(document, sheet["rows"])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def table_of(document: Any, rows: list[list[Any]]) -> None:
    """Titles become paragraphs, as in Word; the rest one table."""
    while rows and is_title(rows[0]):
        document.add_paragraph(shown(next((v for v in rows[0] if v not in (None, LEFT)), "")))
        rows = rows[1:]
    document.element.body.insert(len(document.element.body) - 1, parse_xml(table_xml(rows)))
    document.add_paragraph("")


def table_xml(rows: list[list[Any]]) -> str:
    """As Word writes it: spans to the right, joins downwards. The library's own merging takes seconds a table."""
    width = max(map(len, rows))
    lines: list[list[str]] = [[] for _ in rows]
    for row, _column, height, across, value in sorted(areas(padded(rows, width)), key=lambda area: area[1]):
        for down in range(height):
            text = shown(value) if down == 0 else ""
            join = "" if height == 1 else '<w:vMerge w:val="restart"/>' if down == 0 else "<w:vMerge/>"
            lines[row - 1 + down].append(f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{join}</w:tcPr>{paragraphs(text)}</w:tc>')
    body = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in lines)
    grid = "<w:gridCol/>" * width
    return f'<w:tbl {nsdecls("w")}><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def padded(rows: list[list[Any]], width: int) -> list[list[Any]]:
    return [[*row, *[None] * (width - len(row))] for row in rows]


def paragraphs(text: str) -> str:
    lines = "".join(f'<w:t xml:space="preserve">{escape(line)}</w:t><w:br/>' for line in text.split("\n"))
    return f'<w:p><w:r>{lines.removesuffix("<w:br/>")}</w:r></w:p>'


def is_title(row: list[Any]) -> bool:
    return sum(value not in (None, LEFT) for value in row) <= 1


def as_html(case: dict[str, Any]) -> bytes:
    tables = []
    for sheet in (s for s in case["sheets"] if not s.get("hidden")):
        lines: dict[int, list[str]] = {r: [] for r in range(1, len(sheet["rows"]) + 1)}
        for row, _column, height, width, value in areas(sheet["rows"]):
            text = shown(value).replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
            lines[row].append(f'<td rowspan="{height}" colspan="{width}">{text}</td>')
        body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in lines.values())
        tables.append(f"<table border=1>{body}</table>")
    return (f'<html><head><meta charset="gbk"><style>td {{}}</style></head><body>{"".join(tables)}</body></html>'
            ).encode("gb18030")


def as_csv(case: dict[str, Any], encoding: str = "gb18030") -> bytes:
    """Every sheet below the other; merged cells leave blanks."""
    lines = []
    for sheet in (s for s in case["sheets"] if not s.get("hidden")):
        for row in sheet["rows"]:
            cells = ("" if value in (LEFT, ABOVE) else shown(value) for value in row)
            lines.append(",".join('"' + cell.replace('"', '""') + '"' for cell in cells))
    return "\r\n".join(lines).encode(encoding)


WRITERS = {"xlsx": as_xlsx, "docx": as_docx, "xls": as_html, "csv": as_csv}

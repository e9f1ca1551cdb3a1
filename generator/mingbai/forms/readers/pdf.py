"""PDF with a text layer, through pdfplumber: tables with their spans and the lines between them."""
from __future__ import annotations

import io
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mingbai.forms.grid import Document
from mingbai.forms.readers.flow import Flow, FlowCell
from mingbai.forms.readers.limits import TEXT_IN_CELL
from mingbai.forms.refusal import FileRefusal

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF
    from pdfplumber.table import Table

PAGES = 200
RADICALS: dict[int, str | int | None] = {**{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
            **str.maketrans("⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
                            "民母虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟")}
CHARACTERS_ON_PAGE = 30_000
NEAR = 3                                  # points: edges this close are one edge


def read_pdf(data: bytes, name: str) -> Document:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfminer.psparser import PSException
    from pdfplumber.utils.exceptions import PdfminerException
    broken = (PdfminerException, PSException, PDFSyntaxError, ValueError, KeyError, TypeError, AttributeError,
              IndexError, AssertionError, OverflowError, RecursionError, ZeroDivisionError)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return whole_document(document, name)
    except PDFPasswordIncorrect:
        raise FileRefusal("encrypted") from None
    # pdfminer lets Python's own errors out of a broken file.
    except broken as error:
        locked = isinstance(error.__cause__ or error.__context__, PDFPasswordIncorrect) or "Password" in repr(error)
        raise FileRefusal("encrypted" if locked else "damaged") from error


def whole_document(document: PDF, name: str) -> Document:
    if len(document.pages) > PAGES:
        raise FileRefusal("too-many-pages", found=len(document.pages), limit=PAGES)
    flow = Flow()
    edges = shared_edges(document)
    for page in document.pages:
        read_page(page, flow, edges)
        page.close()
    if not flow.cells:
        raise FileRefusal("no-text-layer")
    kept = ("Author",) if (document.metadata or {}).get("Author") else ()
    return Document(name, "pdf", (flow.sheet(),), metadata_dropped=kept)


def shared_edges(document: PDF) -> list[float]:
    """Vertical edges of all tables, so that a column keeps its number from page to page."""
    return merged_edges(x for page in document.pages for table in tables_of(page) for cell in table.cells
                        for x in (cell[0], cell[2]))


def tables_of(page: Page) -> list[Table]:
    if len(page.chars) > CHARACTERS_ON_PAGE:
        raise FileRefusal("too-many-cells", limit=CHARACTERS_ON_PAGE)
    found: list[Table] = page.find_tables()
    return found


def read_page(page: Page, flow: Flow, edges: list[float]) -> None:
    top = 0.0
    for table in sorted(tables_of(page), key=lambda t: t.bbox[1]):
        read_lines(page, top, table.bbox[1], flow)
        flow.table(pdf_rows(page, table, edges))
        top = table.bbox[3]
    read_lines(page, top, page.height, flow)


def read_lines(page: Page, top: float, bottom: float, flow: Flow) -> None:
    if bottom - top < 2:
        return
    strip = page.within_bbox((0, max(top, 0), page.width, min(bottom, page.height)), strict=False)
    for line in characters(strip.extract_text()).splitlines():
        flow.paragraph(line)


def characters(text: str | None) -> str:
    """Printing turns characters into the radicals that look like them."""
    return (text or "").translate(RADICALS)


def pdf_rows(page: Page, table: Table, edges: list[float]) -> list[list[FlowCell]]:
    heights = merged_edges(y for cell in table.cells for y in (cell[1], cell[3]))
    rows: list[list[FlowCell]] = [[] for _ in range(max(len(heights) - 1, 1))]
    for cell in sorted(table.cells, key=lambda c: (c[1], c[0])):
        first, last = position(heights, cell[1]), position(heights, cell[3])
        left, right = position(edges, cell[0]), position(edges, cell[2])
        text = characters(page.crop(cell, strict=False).extract_text())
        rows[min(first, len(rows) - 1)].append(
            FlowCell(text[:TEXT_IN_CELL], max(right - left, 1), False, max(last - first, 1)))
    return rows


def merged_edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > NEAR:
            edges.append(value)
    return edges


def position(edges: list[float], value: float) -> int:
    return max(bisect_left(edges, value - NEAR), 0)

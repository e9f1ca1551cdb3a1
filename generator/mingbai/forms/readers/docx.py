"""Word documents: paragraphs and tables in reading order, merged cells with their spans."""
from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from mingbai.forms.grid import Document, Notices
from mingbai.forms.readers.flow import Flow, FlowCell
from mingbai.forms.readers.limits import BROKEN, TEXT_IN_CELL, open_zip, read_part, refuse_entities
from mingbai.forms.refusal import FileRefusal

Element = Any                             # Any: elements of lxml, for which python-docx has no public name
OpenDocument = Any                        # Any: its name is told only where it is opened, which takes its time

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = ("author", "last_modified_by")
LEFT_OUT = (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText")


def read_docx(data: bytes, name: str) -> Document:
    archive = open_zip(data)
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            refuse_entities(read_part(archive, part))
    document = open_docx(data)
    flow = Flow()
    fill_flow(flow, document.element.body)
    notices: Notices = (("macros", {}),) if any("vbaProject" in part for part in archive.namelist()) else ()
    dropped = tuple(key for key in PROPERTIES if getattr(document.core_properties, key, None))
    return Document(name, "docx", (flow.sheet(),), notices=notices, metadata_dropped=dropped)


def open_docx(data: bytes) -> OpenDocument:
    from docx import Document as open_document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError
    try:
        return open_document(io.BytesIO(data))
    except (OpcError, LxmlError, KeyError, AttributeError, TypeError, *BROKEN) as error:   # a picture may be what is damaged
        raise FileRefusal("damaged") from error


def fill_flow(flow: Flow, parent: Element) -> None:
    for element in parent:
        if element.tag == f"{W}p":
            flow.paragraph(paragraph_text(element))
        elif element.tag == f"{W}tbl" and is_frame(element):
            for cell in docx_cells(element):
                fill_flow(flow, cell)
        elif element.tag == f"{W}tbl":
            flow.table(list(docx_rows(element)))
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}smartTag", f"{W}ins"):
            fill_flow(flow, element)


def is_frame(table: Element) -> bool:
    """A table that only holds another: the one inside is the form."""
    inside = sum(1 for cell in docx_cells(table) for _ in cell.iter(f"{W}tc")) - sum(1 for _ in docx_cells(table))
    return inside > sum(1 for _ in docx_cells(table))


def docx_cells(table: Element) -> Iterator[Element]:
    return (cell for row in children(table, "tr") for cell in children(row, "tc"))


def docx_rows(table: Element) -> Iterator[list[FlowCell]]:
    for row in children(table, "tr"):
        before = attribute(row.find(f"{W}trPr/{W}gridBefore"))
        pieces = [FlowCell("", int(before), joined=False)] if before and before.isdigit() else []
        for cell in children(row, "tc"):
            span = attribute(cell.find(f"{W}tcPr/{W}gridSpan"))
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            joined = merge is not None and attribute(merge) != "restart"
            pieces.append(FlowCell(cell_text(cell)[:TEXT_IN_CELL], min(int(span), 200) if span.isdigit() else 1, joined))
        yield pieces


def children(parent: Element, name: str) -> Iterator[Element]:
    """Rows and cells may lie inside content controls."""
    for element in parent:
        if element.tag == f"{W}{name}":
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from children(element, name)


def attribute(element: Element) -> str:
    return (element.get(f"{W}val") or "") if element is not None else ""


def cell_text(cell: Element) -> str:
    """Paragraphs of the cell, and those of tables inside it."""
    return "\n".join(paragraph_text(p) for p in cell.iter(f"{W}p")).strip("\n")


def paragraph_text(paragraph: Element) -> str:
    parts = []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        if any(up.tag in LEFT_OUT for up in node.iterancestors()):
            continue
        parts.append({"t": node.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(node.tag.removeprefix(W), "\n"))
    return "".join(parts)



"""HTML saved under the name of a workbook: tables with their spans, other text as paragraphs; scripts are skipped."""
from __future__ import annotations

import re
from html.parser import HTMLParser

from mingbai.forms.grid import Document
from mingbai.forms.readers.flow import Flow, FlowCell
from mingbai.forms.readers.limits import TEXT_IN_CELL, refuse_too_many
from mingbai.forms.readers.text import read_text

SKIPPED = {"script", "style", "head", "noscript", "template"}
BREAKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "title"}
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
WIDEST, DEEPEST = 200, 1000


class HtmlTables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.flow, self.skipped = Flow(), ""
        self.text: list[str] = []
        self.rows: list[list[FlowCell]] | None = None
        self.span: tuple[int, int] | None = None
        self.depth = self.pieces = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self.skipped:
            return
        if tag in SKIPPED:
            self.skipped = tag
        elif tag == "table":
            self.start_table()
        elif tag == "tr" and self.rows is not None:
            self.end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows is not None:
            self.start_cell(dict(attributes))
        elif tag == "br" or (tag in BREAKS and self.span):
            self.text.append("\n")
        elif tag in BREAKS:
            self.end_paragraph()

    def start_table(self) -> None:
        """A table inside a table is the form, the outer one only its frame."""
        if self.rows is not None:
            self.end_table()
        else:
            self.end_paragraph()
        self.depth += 1
        self.rows = []

    def end_table(self) -> None:
        self.end_cell()
        if self.rows and any(self.rows):
            self.flow.table(self.rows)
        self.rows = [] if self.depth else None

    def start_cell(self, attributes: dict[str, str | None]) -> None:
        self.end_cell()
        self.pieces += 1
        refuse_too_many(self.pieces)
        if self.rows is not None and not self.rows:
            self.rows.append([])
        self.text, self.span = [], (span_number(attributes.get("rowspan"), DEEPEST),
                                    span_number(attributes.get("colspan"), WIDEST))

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped = "" if tag == self.skipped else self.skipped
        elif tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag == "table" and self.depth:
            self.depth -= 1
            self.end_table()
        elif tag in BREAKS and not self.span:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self.skipped and (self.span or self.rows is None):
            self.text.append(data)

    def end_cell(self) -> None:
        if self.span and self.rows:
            rows, columns = self.span
            self.rows[-1].append(FlowCell(tidy("".join(self.text))[:TEXT_IN_CELL], columns, False, rows))
        self.span, self.text = None, []

    def end_paragraph(self) -> None:
        if not self.span and self.rows is None:
            self.flow.paragraph(tidy("".join(self.text)))
            self.text = []


def span_number(value: str | None, largest: int) -> int:
    return min(max(int(value), 1), largest) if value and value.strip().isdigit() and len(value) < 6 else 1


def tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def read_html(data: bytes, name: str) -> Document:
    declared = CHARSET.search(data[:4000])
    text, encoding = read_text(data, declared[1].decode("ascii").lower() if declared else "")
    parser = HtmlTables()
    parser.feed(text)
    parser.close()
    parser.depth = 0
    parser.end_table()
    parser.end_paragraph()
    return Document(name, "html", (parser.flow.sheet(),), encoding=encoding)

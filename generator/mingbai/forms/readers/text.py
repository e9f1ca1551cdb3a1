"""Text dumps of documents: cells after tabs with rows between blank lines, columns between bars or tabs, plain prose."""
from __future__ import annotations

import re

from mingbai.forms.grid import Document
from mingbai.forms.readers.flow import Flow, FlowCell
from mingbai.forms.readers.limits import TEXT_IN_CELL
from mingbai.forms.refusal import FileRefusal
from mingbai.text.decoding import NotText, decoded, with_plain_line_ends

BARS = re.compile(r"\s*[|｜¦]\s*")
RULE = re.compile(r"^[\s|+:=-]+$")
LINES = 60_000
EVEN = 0.8                                # of the rows of a table drawn with bars
BOOKMARK = re.compile(r"\[bookmark: [^\]\n]{0,60}\]")   # left behind by a converter


def read_text(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text and its encoding. `declared`: the one that the file itself names."""
    try:
        return decoded(data)
    except NotText:
        raise FileRefusal("not-text", declared=declared or "?") from None


def read_txt(data: bytes, name: str) -> Document:
    text, encoding = read_text(data)
    lines = BOOKMARK.sub("", with_plain_line_ends(text)).replace("\f", "\n").split("\n")
    if len(lines) > LINES:
        raise FileRefusal("too-many-lines", found=len(lines), limit=LINES)
    dump = Dump(lines)
    dump.read()
    return Document(name, "txt", (dump.flow.sheet(aligned=dump.aligned),), encoding=encoding)


class Dump:
    """Reads line by line; a table ends where the prose begins again."""

    def __init__(self, lines: list[str]) -> None:
        self.lines, self.number, self.flow, self.aligned = lines, 0, Flow(), True

    def read(self) -> None:
        while self.number < len(self.lines):
            line = self.lines[self.number]
            if line.startswith("\t"):
                self.tabbed()
            elif self.columns(line):
                self.columned()
            else:
                self.number += 1
                self.flow.paragraph(line)

    def tabbed(self) -> None:
        """A line that begins with a tab begins a cell; lines without one go on with it; a blank line ends a row."""
        rows: list[list[list[str]]] = [[]]
        while self.number < len(self.lines):
            line = self.lines[self.number]
            if line.startswith("\t"):
                rows[-1].extend([part] for part in line[1:].split("\t"))
            elif not line.strip():
                if not self.goes_on():
                    break
                rows.append([])
            elif rows[-1]:
                rows[-1][-1].append(line)
            else:
                break
            self.number += 1
        self.flow.table([[FlowCell("\n".join(cell)[:TEXT_IN_CELL]) for cell in row] for row in rows if row])

    def goes_on(self) -> bool:
        following = self.lines[self.number + 1] if self.number + 1 < len(self.lines) else ""
        return following.startswith("\t")

    def columns(self, line: str) -> list[str]:
        if BARS.search(line):
            cells = BARS.split(line.strip())
        elif "\t" in line.strip():
            cells = line.split("\t")
        else:
            cells = []
        return [cell.strip() for cell in cells] if len(cells) > 1 else []

    def columned(self) -> None:
        rows = []
        while self.number < len(self.lines):
            line = self.lines[self.number]
            cells = self.columns(line)
            if not cells and not RULE.match(line or " "):
                break
            if cells and not RULE.match(line):
                rows.append([FlowCell(cell[:TEXT_IN_CELL]) for cell in cells])
            self.number += 1
            if not line.strip():
                break
        if rows:                          # else nothing but rules
            rows = without_frame(rows)
            self.aligned = self.aligned and is_even(rows)
            self.flow.table(rows)


def without_frame(rows: list[list[FlowCell]]) -> list[list[FlowCell]]:
    """| a | b |: where every line begins with a bar, or ends with one, it is the frame, no empty cell."""
    begin = all(not row[0].text for row in rows)
    end = begin and all(not row[-1].text for row in rows)
    return [row[begin:len(row) - end] for row in rows]


def is_even(rows: list[list[FlowCell]]) -> bool:
    """As many columns in nearly every row: what is empty still holds its place."""
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count)
    return max(widths) == usual and widths.count(usual) >= EVEN * len(widths)

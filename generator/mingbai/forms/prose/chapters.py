"""Chapters by their numbering, also where one style takes over from another in the middle: 1、 二、 … 5、 六、."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mingbai.forms.grid import GridCell, GridSheet
from mingbai.forms.labels import one_line
from mingbai.text.quantity import cjk_integer

CJK = "一二三四五六七八九十"
MARKS = (("part", re.compile(rf"^\s*第([{CJK}\d]{{1,3}})(?:部分|章|篇)\s*")),
         ("dun", re.compile(rf"^\s*([{CJK}]{{1,3}})\s*[、.．]\s*")),
         ("paren", re.compile(rf"^\s*[（(]\s*([{CJK}]{{1,3}})\s*[）)]\s*")),
         ("first", re.compile(rf"^\s*([{CJK}])是(?=[^否])")),
         ("digit", re.compile(r"^\s*(\d{1,2})\s*(?:、|[.．](?!\d))\s*")),
         ("paren-digit", re.compile(r"^\s*[（(]\s*(\d{1,2})\s*[）)]\s*")))
FAMILY = {"dun": "open", "digit": "open", "part": "open", "paren": "bracketed", "paren-digit": "bracketed", "first": "first"}
CONTENTS = re.compile(r"(?:\.{3,}|…{2,}|·{3,}|\t)\s*\d+\s*$|^目\s*录$")
SENTENCE_END = re.compile(r"[。；;]")
LONGEST_TITLE = 60
DEEPEST = 6


@dataclass(frozen=True)
class Paragraph:
    text: str
    place: str
    table: bool = False


@dataclass
class Chapter:
    key: str
    title: str
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Level:
    style: str
    printed: int
    counted: int


class Numbering:
    """Which level a numbered paragraph stands on, and the key of its chapter."""

    def __init__(self) -> None:
        self.levels: list[Level] = []

    def key(self, style: str, number: int) -> str:
        depth = self.depth(style, number)
        counted = self.levels[depth].counted + 1 if depth < len(self.levels) else 1
        self.levels[depth:] = [Level(style, number, counted)]
        return ".".join(str(level.counted) for level in self.levels)

    def depth(self, style: str, number: int) -> int:
        """The deepest level that waits for this number: in its own style, then in a kindred one."""
        if number > 1:
            for fits in (self.same, self.kindred):
                for depth in range(len(self.levels) - 1, -1, -1):
                    if fits(self.levels[depth], style, number):
                        return depth
        same = [depth for depth, level in enumerate(self.levels) if level.style == style]
        if same and number > 1:
            return same[-1]
        return min(len(self.levels), DEEPEST)

    @staticmethod
    def same(level: Level, style: str, number: int) -> bool:
        return level.style == style and level.printed + 1 == number

    @staticmethod
    def kindred(level: Level, style: str, number: int) -> bool:
        return FAMILY[level.style] == FAMILY[style] and level.printed + 1 == number


def mark(text: str) -> tuple[str, int, str] | None:
    """Style, number and what follows."""
    for style, pattern in MARKS:
        found = pattern.match(text)
        if found:
            number = int(found[1]) if found[1].isdigit() else cjk_integer(found[1])
            return style, number, text[found.end():]
    return None


def chapters(paragraphs: list[Paragraph]) -> list[Chapter]:
    """A report's chapters in order; what stands before the first number is chapter 0."""
    numbering, chapters_so_far = Numbering(), [Chapter("0", "")]
    for paragraph in paragraphs:
        numbered = None if paragraph.table else mark(paragraph.text)
        if CONTENTS.search(paragraph.text.strip()):
            continue
        if numbered and is_heading(numbered, chapters_so_far):
            style, number, rest = numbered
            title, text = titled(rest)
            chapters_so_far.append(Chapter(numbering.key(style, number), printed_title(paragraph.text, title)))
            if text:
                chapters_so_far[-1].paragraphs.append(Paragraph(text, paragraph.place))
        else:
            chapters_so_far[-1].paragraphs.append(paragraph)
    return [chapter for chapter in chapters_so_far if chapter.key != "0" or chapter.paragraphs]


def is_heading(numbered: tuple[str, int, str], found: list[Chapter]) -> bool:
    """A number begins a chapter; the first chapter begins with one."""
    return bool(numbered[2].strip()) and (numbered[1] == 1 or len(found) > 1)


def titled(rest: str) -> tuple[str, str]:
    """A title of its own, or the first sentence of the paragraph; the text keeps every figure."""
    end = SENTENCE_END.search(rest)
    if end is None and len(rest) <= LONGEST_TITLE:
        return one_line(rest), rest if re.search(r"\d", rest) else ""
    title = rest[:end.start()] if end and end.start() <= LONGEST_TITLE else rest[:LONGEST_TITLE]
    return one_line(title), rest


def printed_title(text: str, title: str) -> str:
    at = text.find(title[:10]) if title else 0
    return one_line(text[:at] + title) if at > 0 else title


def paragraphs_of(sheet: GridSheet, rows: set[int]) -> Iterator[Paragraph]:
    for row in sorted(rows):
        cells = [cell for cell in sheet.row(row) if cell.text.strip()]
        if len(cells) == 1 and is_paragraph(cells[0]):
            yield from (Paragraph(line.strip(), cells[0].place) for line in cells[0].text.split("\n") if line.strip())


def is_paragraph(cell: GridCell) -> bool:
    return cell.place.startswith("¶")

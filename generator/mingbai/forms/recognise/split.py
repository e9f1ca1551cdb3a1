"""Where forms begin and end in a sheet: at their titles, or where the next project is named."""
from __future__ import annotations

import re
from collections.abc import Iterator

from mingbai.forms.grid import GridCell, GridSheet
from mingbai.forms.labels import squeezed
from mingbai.forms.layouts import Vocabulary

TITLE = re.compile(r"^(?:附[件表]\d*[:：.、]?)?.{0,40}?(?:绩效|自评|自我评价|目标完成)(?!监控)"
                   r".{0,20}?表(?:格|单)?(?:\d+)?(?:\(.{0,20}\))*(?:\d{4}年度?)?$"
                   r"|^.{0,30}基础数据表(?:\(.{0,20}\))*$")
REPORT = re.compile(r"^(?:\d{4}年?度?)?.{0,40}(?:报告|总结|说明)(?:\(.{0,20}\))?$")
CHAPTER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部分]"
                     r"|\([一二三四五六七八九十]{1,3}\)|\d{1,2}、)")
LONG_PARAGRAPH = 90
LONG_HEADING = 20
MOST_FORMS = 200                          # in one sheet; what follows is read as one more


def starts(sheet: GridSheet, words: Vocabulary) -> list[int]:
    """First rows of the forms in a sheet."""
    titles = [row for row in sheet.numbers if title_of(sheet.row(row))][:MOST_FORMS]
    projects = [row for row in sheet.numbers if names_project(sheet.row(row), words)][:MOST_FORMS]
    first_rows = [row for index, row in enumerate(titles) if stands_alone(sheet, row, titles[index + 1:index + 2])]
    for row in projects:
        before = max((start for start in first_rows if start <= row), default=0)
        if not before or any(before < other < row for other in projects):
            first_rows.append(row if first_rows else with_heading(sheet, row))
    return sorted(set(first_rows)) or sheet.numbers[:1]


def with_heading(sheet: GridSheet, row: int) -> int:
    """A first form without a title takes the short lines above it."""
    above = [r for r in reversed(sheet.numbers) if r < row][:4]
    for number in above:
        filled = [cell for cell in sheet.row(number) if cell.text.strip()]
        if len(filled) > 2 or any(len(cell.text) > 60 or CHAPTER.match(cell.text) for cell in filled):
            break
        row = number
    return row


def stands_alone(sheet: GridSheet, row: int, following: list[int]) -> bool:
    """A title is not a form's when the next title comes before any table."""
    return not following or sum(len(sheet.row(r)) > 1 for r in sheet.by_row if row < r < following[0]) > 2


def title_of(cells: list[GridCell]) -> str:
    """A row of one filled cell that reads like the title of a form."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len(filled) != 1 or len(filled[0].text) > 90:
        return ""
    lines = [line for line in filled[0].text.split("\n") if line.strip()] or [""]
    plain = squeezed(filled[0].text)
    return plain if TITLE.match(plain) or any(TITLE.match(squeezed(line)) for line in lines) else ""


def names_project(cells: list[GridCell], words: Vocabulary) -> bool:
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled or len(filled) > 6 or len(filled[0].text) > 200:
        return False
    head, colon, rest = filled[0].text.replace("：", ":").partition(":")
    inline = bool(colon and rest.strip())
    core_is_project = words.of("head", head) == "project" and squeezed(head) != "项目"
    others_are_columns = sum(bool(words.of("money_column", cell.text)) for cell in filled[1:]) > 1
    return core_is_project and (inline or len(filled) > 1) and not others_are_columns


def last_row(sheet: GridSheet, first: int, limit: int) -> int:
    """The last row of a form: in a document, prose after its tables is not the form's."""
    if sheet.kind == "grid":
        return limit
    last = first
    for row in (r for r in sheet.numbers if first <= r <= limit):
        cells = sheet.row(row)
        if is_prose(cells, row > first) and not heads_table(sheet, row):
            return last
        last = row
    return last


def heads_table(sheet: GridSheet, row: int) -> bool:
    """二、预算执行情况, right above a table of the form."""
    cell = next(cell for cell in sheet.row(row) if cell.text.strip())
    return len(cell.text) < LONG_HEADING and bool(CHAPTER.match(squeezed(cell.text))) and \
        not REPORT.match(squeezed(cell.text)) and len(sheet.row(row + 1)) > 1


def is_prose(cells: list[GridCell], after_title: bool) -> bool:
    if len(cells) != 1 or not cells[0].place.startswith("¶"):
        return False
    plain = squeezed(cells[0].text)
    return len(plain) > LONG_PARAGRAPH or (after_title and bool(REPORT.match(plain) or CHAPTER.match(plain)))


def spans(sheet: GridSheet, words: Vocabulary) -> Iterator[tuple[int, int]]:
    begins = starts(sheet, words)
    for index, first in enumerate(begins):
        limit = begins[index + 1] - 1 if index + 1 < len(begins) else sheet.last_row
        yield first, last_row(sheet, first, limit)

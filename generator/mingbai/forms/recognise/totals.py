"""The total row: full marks, the score, a grade in words."""
from __future__ import annotations

import re

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import label, squeezed
from mingbai.forms.reading import Stated
from mingbai.forms.recognise.columns import Header
from mingbai.forms.recognise.region import FormRegion
from mingbai.forms.values import stated_words
from mingbai.text.quantity import BadNumber
from mingbai.text.value import not_none

GRADE = re.compile(r"(?:^|[:：(（，,;；为级\s])(优秀|良好|不合格|合格|较差|优|良|中|差)(?:$|[)）。，,;；])")
SUMS = {"合计", "总计", "小计"}
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def read_totals(region: FormRegion, header: Header | None) -> None:
    """Where a sum of the rows and the score of the form both stand, the score counts."""
    totals = [cell for cell in region.unused()
              if region.concept("total", cell) and (header is None or cell.row > header.last_row)]
    for cell in sorted(totals, key=lambda cell: label(cell.text).core in SUMS):
        if not region.reading.totals and not region.is_used(cell):
            read_total_row(region, cell, header)


def read_total_row(region: FormRegion, start: GridCell, header: Header | None) -> None:
    region.use(start, "total.total")
    rest = [cell for cell in region.sheet.right_of(start) if stated_words(cell.text)]
    numbers = [cell for cell in rest if NUMBER.fullmatch(squeezed(cell.text).removesuffix("分").removesuffix("%"))]
    for concept, cell in assigned(numbers, header, region.sheet.aligned).items():
        take_total(region, concept, cell)
    for cell in rest:
        grade = GRADE.search(squeezed(cell.text))
        if grade and not region.reading.grade:
            region.reading.grade = Stated(grade[1], cell.place)
            region.use(cell, "total.grade")


def assigned(numbers: list[GridCell], header: Header | None, aligned: bool) -> dict[str, GridCell]:
    """By their columns where these are known; in order, full marks before score, where not."""
    under = {} if header is None or not aligned else {
        column.concept: cell for column in header.columns if column.concept in ("weight", "score")
        for cell in numbers if cell.column <= column.last and column.first <= cell.last_column}
    if len(under) == len(numbers) and len({id(cell) for cell in under.values()}) == len(numbers):
        return under
    if len(numbers) >= 2:
        return {"weight": numbers[0], "score": numbers[1]}
    weighted = header is not None and header.column("weight") is not None
    only_full = weighted and numbers and squeezed(numbers[0].text).removesuffix("%") == "100" and not under
    return {("weight" if only_full else "score"): numbers[0]} if numbers else {}


def take_total(region: FormRegion, concept: str, cell: GridCell) -> None:
    try:
        value = region.values.amount(cell, "分")
    except BadNumber:
        return
    if value:
        region.reading.totals[concept] = value
        region.use(cell, f"total.{concept}")


def read_inline(region: FormRegion) -> None:
    """自评总分：98 or 自评等级：优 in one cell, or in the head of the form."""
    for name, stated_head in (("total_score", "score"), ("grade", "grade")):
        head = region.reading.heads.pop(name, None)
        if head is None:
            continue
        if stated_head == "grade":
            found = GRADE.search(squeezed(head.text))
            if found and not region.reading.grade:
                region.reading.grade = Stated(found[1], head.place)
        elif "score" not in region.reading.totals and (digits := NUMBER.search(squeezed(head.text))):
            value = region.values.amount(GridCell(1, 1, digits[0], head.place), "分")
            region.reading.totals["score"] = not_none(value)

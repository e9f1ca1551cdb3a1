"""Blocks of words: the overall objective and what came of it, conclusions, problems, measures."""
from __future__ import annotations

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import one_line
from mingbai.forms.privacy import cleaned
from mingbai.forms.reading import Stated
from mingbai.forms.recognise.region import FormRegion
from mingbai.forms.values import harmless, is_hint, stated_words


def read_objectives(region: FormRegion) -> None:
    found = [(cell, region.concept("objective", cell)) for cell in region.unused() if region.concept("objective", cell)]
    labels = {(cell.row, cell.column) for cell, _ in found}
    for cell, concept in found:
        region.use(cell, f"objective.{concept}")
        if is_block(region, cell, labels):
            continue
        answer = answer_of(region, cell, labels)
        if answer is not None:
            take_block(region, answer, concept)
        elif concept != "both":
            region.reading.miss("objective", cell.place, label=one_line(cell.text))


def is_block(region: FormRegion, cell: GridCell, labels: set[tuple[int, int]]) -> bool:
    """年度总体目标, with 预期目标 and 实际完成情况 beside it."""
    right = next((c for c in region.sheet.right_of(cell) if c.text.strip()), None)
    if right is None or (right.row, right.column) not in labels:
        return False
    below = region.sheet.below(cell)
    return cell.rows > right.rows or below is None or not below.text.strip() or region.is_label(below)


def answer_of(region: FormRegion, cell: GridCell, labels: set[tuple[int, int]]) -> GridCell | None:
    """At the right, or below when the label heads a column."""
    right = next((c for c in region.sheet.right_of(cell) if c.text.strip()), None)
    heads_column = right is None or (right.row, right.column) in labels or is_last_of_heads(region, cell, labels)
    if right is not None and not heads_column and not region.is_used(right):
        return right
    below = region.sheet.below(cell)
    if below is not None and region.is_used(below):
        return None
    return below if below is not None and below.text.strip() and not region.is_label(below) else None


def is_last_of_heads(region: FormRegion, cell: GridCell, labels: set[tuple[int, int]]) -> bool:
    """The label at its left heads a column, so this one does."""
    left = [c for c in region.sheet.row(cell.row) if c.last_column < cell.column and (c.row, c.column) in labels]
    below = region.sheet.below(cell)
    heads = [c for c in left if not is_block(region, c, labels)]
    return bool(heads) and below is not None and bool(below.text.strip()) and not region.is_label(below)


def take_block(region: FormRegion, cell: GridCell, concept: str) -> None:
    region.use(cell)
    if is_hint(cell.text):
        region.reading.hints.append(Stated(one_line(cell.text), cell.place))
        region.reading.miss("objective", cell.place, label=concept)
        return
    text = cleaned(harmless(stated_words(cell.text)), cell.place, region.reading.dropped)
    if not text:
        region.reading.miss("objective", cell.place, label=concept)
        return
    for one in ("expected", "achieved") if concept == "both" else (concept,):
        region.reading.objectives.append((one, Stated(text, cell.place)))


def read_statements(region: FormRegion) -> None:
    for cell in list(region.unused()):
        concept = region.concept("statement", cell)
        if concept and not region.is_used(cell):
            region.use(cell, f"statement.{concept}")
            read_statement(region, cell, concept)


def read_statement(region: FormRegion, cell: GridCell, concept: str) -> None:
    answer = region.value_right(cell)
    if answer is None:
        if concept in ("conclusion", "problems", "measures"):
            region.reading.miss("statement", cell.place, label=one_line(cell.text))
        return
    region.use(answer)
    if is_hint(answer.text):
        region.reading.hints.append(Stated(one_line(answer.text), answer.place))
        region.reading.miss("statement", answer.place, label=one_line(cell.text))
        return
    text = cleaned(harmless(stated_words(answer.text)), answer.place, region.reading.dropped)
    if text:
        region.reading.statements.append((concept, Stated(text, answer.place)))

"""The block of funds: its header, its rows, 其中-rows, lines that carry their amount in the same cell."""
from __future__ import annotations

import re

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import label, one_line, squeezed
from mingbai.forms.reading import MoneyLine, ReadValue
from mingbai.forms.recognise.columns import FormColumn, Header, cell_under, header_in, under_header, unit_in
from mingbai.forms.recognise.furniture import numbers_columns
from mingbai.forms.recognise.indicators import is_indicator_header
from mingbai.forms.recognise.region import FormRegion, bracket_weight
from mingbai.forms.values import LONGEST_FIGURE, as_decimal, stated_words
from mingbai.text.quantity import BadNumber

AMOUNTS = ("previous", "original", "adjusted", "received", "actual", "carried_out")
INLINE = re.compile(r"^(?P<label>(?:其中\s*[:：]\s*)?[^\d:：]{2,24}(?:[(（][^()（）]{1,8}[)）])?)\s*[:：]?\s*"
                    r"(?P<amount>-?\d[\d,，.]*\s*(?:%|％|分|万元|亿元|元)?)$")
UNIT_SAID = re.compile(r"(?:金额|货币|计量)?单位:?(?:人民币)?(亿元|万元|千元|百元|元)"
                       r"|\((?:单位:?)?(亿元|万元|千元|百元|元)\)|人民币(万元|元)")
STOP_GROUPS = ("objective", "statement", "person", "total")
CHANGED = re.compile("调整(?!后)")
PURPOSE_LINES = ("basic", "project")


class Funds:
    def __init__(self, region: FormRegion, header: Header) -> None:
        self.region, self.reading, self.header = region, region.reading, header
        self.header = header.without(self.names_lines)
        self.header = header = self.header.without(self.is_change)
        self.unit = amount_unit(region, header)
        self.is_table = bool(header.columns)
        self.units = {column.concept: unit_in(column.cell.text) or self.unit for column in header.columns}
        for column in header.columns:
            region.use(column.cell, f"money_column.{column.concept}")
        self.block = self.block_label()

    def names_lines(self, column: FormColumn) -> bool:
        """年度预算数 above the names of the lines, or merged down beside them, is no column of amounts."""
        if column.cell.last_row > self.header.last_row:
            return True
        if self.pair_under(column, column.cell.last_row + 1):
            return False
        below = [cell_under(self.region, column, column.cell.last_row + down) for down in (1, 2)]
        if column.first == self.header.columns[0].first and not any(cell and cell.text.strip() for cell in below):
            return self.region.sheet.aligned and len(self.header.columns) > 3
        return self.region.sheet.aligned and any(self.region.concept("money_line", cell) for cell in below if cell)

    def is_change(self, column: FormColumn) -> bool:
        """调整预算数 beside 全年预算数 is what was changed, not what it came to."""
        whole = [other for other in self.header.every
                 if other.concept == "adjusted" and not CHANGED.search(label(other.cell.text).core)]
        return column.concept == "adjusted" and bool(whole) and column not in whole

    def block_label(self) -> GridCell | None:
        """项目资金（万元）, merged down at the left of the header."""
        first = self.header.columns[0].first if self.is_table else 0
        left = [cell for cell in self.region.sheet.row(self.header.row) if cell.column < first and cell.text.strip()]
        for cell in left:
            self.region.use(cell, "money.block")
        return left[0] if left else None

    def read(self) -> None:
        if not self.is_table or self.paired():
            return
        for row in self.region.rows(self.header.last_row):
            if self.is_end(row):
                return
            if numbers_columns(self.region.sheet.row(row)):
                self.use_row(row)
            else:
                self.read_row(row)

    def use_row(self, row: int) -> None:
        for cell in self.region.sheet.row(row):
            self.region.use(cell)

    def is_end(self, row: int) -> bool:
        if is_indicator_header(header_in(self.region, row, "indicator_column")):
            return True
        for cell in self.region.sheet.row(row):
            if not cell.text.strip() or self.region.is_used(cell):
                continue
            if self.region.concept("money_line", cell):
                return False
            return any(self.region.concept(group, cell) for group in STOP_GROUPS) or \
                self.region.concept("indicator_column", cell) in ("block", "group") or \
                self.region.concept("head", cell) in ("project", "department", "unit", "filled") or \
                self.is_other_text(cell)
        return False

    def is_other_text(self, cell: GridCell) -> bool:
        return len(cell.text) > 80

    def paired(self) -> bool:
        """预算数 | 10 | 执行数 | 10: each label has its number at its right."""
        cells = {column.concept: self.region.value_right(column.cell) for column in self.header.columns}
        filled = {concept: cell for concept, cell in cells.items() if cell and is_amount(cell)}
        if len(filled) < max(2, len(cells) - 2) or len({id(cell) for cell in filled.values()}) < len(filled):
            return False
        label_cell = self.block or self.header.columns[0].cell
        self.add(MoneyLine("total", one_line(label_cell.text), label_cell.place),
                 filled | labelled_amounts(self.region, self.region.rows(self.header.last_row), filled))
        return True

    def take_down(self, rows: list[int]) -> None:
        label_cell = self.block or self.header.columns[0].cell
        self.add(MoneyLine("total", one_line(label_cell.text), label_cell.place), labelled_amounts(self.region, rows, {}))

    # ---- rows

    def read_row(self, row: int) -> None:
        unused = [cell for cell in self.region.sheet.row(row) if not self.region.is_used(cell)]
        labelled = [cell for cell in unused if cell.text.strip() and not is_amount(cell)
                    and cell.column < self.first_value() and stated_words(cell.text)]
        inline = [cell for cell in unused if self.carries_amount(cell)]
        lines = [cell for cell in unused if self.region.concept("money_line", cell)]
        pairs = {column.concept: pair for column in self.header.columns if (pair := self.pair_under(column, row))}
        if len(pairs) > 1:
            self.read_pairs(row, pairs)
        elif inline or len(lines) > 1 or (lines and lines[0].last_column >= self.first_value() and self.region.sheet.aligned):
            self.read_side_by_side(unused)
        elif labelled or any(is_amount(cell) for cell in unused):
            self.read_line(row, labelled, unused)

    def pair_under(self, column: FormColumn, row: int) -> tuple[GridCell, GridCell] | None:
        """A label and its amount, both under one wide header."""
        under = under_header(self.region, self.header, column, row)
        wide = len(under) == 2 and not is_amount(under[0]) and is_amount(under[1])
        return (under[0], under[1]) if wide and self.region.sheet.aligned else None

    def read_pairs(self, row: int, pairs: dict[str, tuple[GridCell, GridCell]]) -> None:
        """预算数：| 1.25亿元 | 到位数：| 12,500万元: each column has its label and its amount."""
        for name, _amount in pairs.values():
            self.region.use(name, "money.label")
        name = next(iter(pairs.values()))[0]
        line = self.line([name]) if self.reading.money else MoneyLine("total", one_line(name.text), name.place)
        alone = {column.concept: cell for column in self.header.columns
                 if column.concept not in pairs and (cell := cell_under(self.region, column, row))}
        self.add(line, alone | {concept: cell for concept, (_name, cell) in pairs.items()})

    def first_value(self) -> int:
        if not self.region.sheet.aligned:
            return 10_000
        return self.header.columns[0].first

    def carries_amount(self, cell: GridCell) -> bool:
        found = INLINE.match(cell.text.strip())
        return bool(found and self.region.words.of("money_line", found["label"]))

    def read_line(self, row: int, labelled: list[GridCell], own: list[GridCell]) -> None:
        line = self.line(labelled)
        if self.region.sheet.aligned:
            cells = {column.concept: cell for column in self.header.columns
                     if (cell := cell_under(self.region, column, row)) and cell not in labelled}
        else:
            rest = [cell for cell in own if cell not in labelled]
            cells = in_order_from_left(self.header, rest)
        for cell in labelled:
            self.region.use(cell, f"money_line.{line.line or line.label}")
        self.add(line, cells, next((unit for cell in labelled if (unit := unit_in(cell.text))), ""))

    def line(self, labelled: list[GridCell]) -> MoneyLine:
        if not labelled:
            return MoneyLine("" if self.reading.money else "total", "", "")
        known = [cell for cell in labelled if self.region.concept("money_line", cell)]
        text = one_line((known or labelled)[-1].text)
        of_which = any(label(cell.text).of_which or label(cell.text).core == "其中" for cell in labelled)
        return self.placed(self.region.words.of("money_line", text), text, (known or labelled)[-1].place, of_which)

    def placed(self, concept: str, text: str, place: str, of_which: bool) -> MoneyLine:
        """Which line this is, and of what it is a part."""
        if concept in ("by-fund", "by-purpose"):
            return MoneyLine("total", text, place, by=concept)
        if concept == "total" and any(line.line == "total" and not line.by for line in self.reading.money):
            concept = ""
        line = MoneyLine(concept, text, place, of_which)
        if line.line != "total" and self.reading.money:
            line.parent = self.parent_of(of_which)
            line.by = "purpose" if concept in PURPOSE_LINES else "fund" if line.parent == "total" else "including"
        return line

    def parent_of(self, of_which: bool) -> str:
        """The first 其中 is of the total; a later one is of the line before it."""
        before = self.reading.money[-1]
        earlier = any(line.of_which for line in self.reading.money)
        if of_which and earlier and before.line not in ("total", "") and before.line in ("fiscal", "general-public"):
            return before.line
        return "total"

    def read_side_by_side(self, cells: list[GridCell]) -> None:
        """Two breakdowns beside each other, each line with its amount in the same cell or the next."""
        column = self.region.rule("inline_amounts", "actual")
        for index, cell in enumerate(cells):
            inline = INLINE.match(cell.text.strip())
            text = inline["label"] if inline else cell.text
            concept = self.region.words.of("money_line", text)
            if not concept:
                continue
            self.region.use(cell, f"money_line.{concept}")
            line = self.placed(concept, one_line(text), cell.place, label(text).of_which)
            line.parent = line.parent and "total"
            following = cells[index + 1] if index + 1 < len(cells) else None
            amount = GridCell(cell.row, cell.column, inline["amount"], cell.place) if inline else following
            self.add(line, {column: amount} if amount is not None and is_amount(amount) else {})

    # ---- values

    def add(self, line: MoneyLine, cells: dict[str, GridCell], own_unit: str = "") -> None:
        for concept, cell in cells.items():
            value = self.value(concept, cell, own_unit)
            if value:
                line.cells[concept] = value
                self.region.use(cell)
        if not line.label and not line.cells:
            return
        if line.line == "total" and not line.by:
            self.take_execution(line)
        self.reading.money.append(line)

    def value(self, concept: str, cell: GridCell, own_unit: str) -> ReadValue | None:
        if cell.uncached:
            self.reading.cannot("uncached-formula", cell.place)
        if concept == "reason":
            text = stated_words(cell.text)
            return ReadValue(one_line(text), cell.place, text, "text") if text else None
        unit = {"rate": "%", "weight": "分", "score": "分"}.get(concept, own_unit or self.units.get(concept, self.unit))
        try:
            return self.region.values.amount(cell, unit)
        except BadNumber:
            self.reading.cannot("bad-number", cell.place, text=one_line(cell.text))
            return None

    def take_execution(self, line: MoneyLine) -> None:
        for concept in ("weight", "score"):
            if concept in line.cells:
                self.reading.execution[concept] = line.cells[concept]
        printed = bracket_weight(self.block) if self.block else ""
        if self.block and printed and "weight" not in self.reading.execution:
            self.reading.execution["weight"] = ReadValue(f"{printed}分", self.block.place, f"{printed}分", value=printed,
                                                         unit="分")


def in_order_from_left(header: Header, cells: list[GridCell]) -> dict[str, GridCell]:
    return dict(zip([column.concept for column in header.columns], cells, strict=False))


def is_amount(cell: GridCell) -> bool:
    if len(cell.text) > LONGEST_FIGURE:
        return False
    plain = squeezed(cell.text).replace(",", "").rstrip("%分元万亿")
    return as_decimal(plain) is not None if plain else False


def amount_unit(region: FormRegion, header: Header | None) -> str:
    """The unit the form prints: in the block's label, in the header, in a line above; else the layout's, as a guess."""
    said = said_units(region, header)
    if said:
        region.reading.amount_unit = said[0][0]
        if len({unit for unit, _ in said}) > 1:
            region.reading.guess("mixed-units", said[0][1], units="、".join(dict.fromkeys(unit for unit, _ in said)))
        return said[0][0]
    unit = region.layout.amount_unit if region.layout and region.layout.amount_unit else "万元"
    region.reading.amount_unit = unit
    region.reading.guess("unit-of-layout", "", unit=unit)
    return unit


def said_units(region: FormRegion, header: Header | None) -> list[tuple[str, str]]:
    """Units with their places; the nearest to the amounts first."""
    near: list[tuple[int, str, str]] = []
    for cell in region.cells():
        if region.concept("indicator_column", cell) == "level1":
            break
        if len(cell.text) > 120:
            continue
        found = UNIT_SAID.search(said_with_value(region, cell))
        if found:
            in_block = header is not None and cell.row == header.row
            near.append((0 if in_block else 1, next(filter(None, found.groups())), cell.place))
    return [(unit, place) for _, unit, place in sorted(near, key=lambda item: item[0])]


def labelled_amounts(region: FormRegion, rows: list[int], known: dict[str, GridCell]) -> dict[str, GridCell]:
    """Labels of columns that run down the page, each with its number at its right; up to the first row without any."""
    amounts: dict[str, GridCell] = {}
    for row in rows:
        here = {concept: value for cell in region.sheet.row(row)
                if (concept := region.concept("money_column", cell)) and (value := region.value_right(cell))
                and is_amount(value) and concept not in known | amounts}
        if not here:
            return amounts
        for cell in region.sheet.row(row):
            if concept := region.concept("money_column", cell):
                region.use(cell, f"money_column.{concept}")
        amounts |= here
    return amounts


def said_with_value(region: FormRegion, cell: GridCell) -> str:
    """金额单位 | 元, in two cells."""
    beside = region.value_right(cell) if region.concept("head", cell) == "amount_unit" else None
    return squeezed(f"{label(cell.text).core}:{beside.text}" if beside else cell.text)

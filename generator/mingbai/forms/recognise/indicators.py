"""The indicator table: its header, its rows with inherited levels, its total row."""
from __future__ import annotations

import re
from decimal import Decimal

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import label, one_line, squeezed
from mingbai.forms.privacy import cleaned
from mingbai.forms.reading import TEXTS, IndicatorRow, PartWeight, ReadValue, Stated
from mingbai.forms.recognise.columns import FormColumn, Header, cell_under, header_in, in_order
from mingbai.forms.recognise.furniture import numbers_columns
from mingbai.forms.recognise.heads import SEGMENT
from mingbai.forms.recognise.region import FormRegion, bracket_weight
from mingbai.forms.values import digits_or_nothing, harmless, is_hint, stated_words
from mingbai.text.quantity import BadNumber
from mingbai.text.value import not_none, replace

NAMES = {"level1", "level2", "level3", "level4", "name"}
MEASURES = {"target", "actual", "weight", "score", "completion", "coefficient", "rule"}
LEVELS = ("level1", "level2", "level3", "level4", "name")
NUMBERS = {"weight": "分", "score": "分", "coefficient": ""}
RESULTS = ("target", "revised_target", "actual", "completion")
RATE = re.compile(r"(?:率|满意度)$")
WHOLE = 100
NUMBERED = re.compile(r"^指标\s*[\d一二三四五六七八九十]+\s*[:：.、]\s*")
STARS = re.compile(r"[★☆▲△◆*＊]")
PERCENT = {"百分比", "%", "百分之"}
SUBTOTALS = {"小计", "分项小计", "指标小计", "本页小计", "分类合计"}
OF_WHICH = re.compile(r"^其中\s*[:：,，、]?\s*")
YES = {"是", "√", "✓", "✔", "1", "Y", "y", "yes", "核心", "★"}


def find_header(region: FormRegion, after: int = 0) -> Header | None:
    for row in region.rows(after):
        if len(region.sheet.row(row)) < 3:
            continue
        header = header_in(region, row, "indicator_column")
        if is_indicator_header(header):
            return header
    return None


def is_indicator_header(header: Header) -> bool:
    known = header.concepts
    named_at_top = any(column.concept in NAMES and column.cell.row == header.row for column in header.columns)
    return len(known) >= 3 and named_at_top and bool(known & MEASURES)


def read_indicators(region: FormRegion) -> None:
    header = find_header(region)
    if header is None:
        return
    IndicatorTable(region, header).read()


class IndicatorTable:
    """Reads downwards, remembering the levels above."""

    def __init__(self, region: FormRegion, header: Header) -> None:
        self.region, self.reading = region, region.reading
        self.levels = {"level1": "", "level2": ""}
        self.level_cells: dict[str, GridCell] = {}
        self.group, self.group_weight, self.part = "", "", ""
        self.weighted: set[str] = set()
        self.take(header)

    def take(self, header: Header) -> None:
        self.header = header
        self.personal: list[FormColumn] = []
        for row in range(header.row, header.last_row + 1):
            for cell in self.region.sheet.row(row):
                self.take_personal(cell)
                concept = self.region.concept("indicator_column", cell)
                if concept:
                    self.region.use(cell, f"indicator_column.{concept}")
        self.take_group(header.row)

    def take_personal(self, cell: GridCell) -> None:
        """A column of names or telephones is left out whole."""
        kind = self.region.concept("person", cell)
        if kind and not self.region.concept("indicator_column", cell):
            self.region.use(cell, f"person.{kind}")
            self.reading.drop(kind, cell.place, label=label(cell.text).core)
            self.personal.append(FormColumn(kind, cell, cell.column, cell.last_column))

    def take_group(self, row: int) -> None:
        """年度绩效目标1（40分）, at the left of its rows."""
        for cell in self.region.sheet.row(row):
            if self.region.concept("indicator_column", cell) == "group":
                self.group, self.group_weight = label(cell.text).core, bracket_weight(cell)
                self.region.use(cell, "indicator_column.group")

    def read(self) -> None:
        for row in self.region.rows(self.header.last_row):
            again = header_in(self.region, row, "indicator_column")
            if is_indicator_header(again):
                self.take(again)
            elif row <= self.header.last_row or self.is_numbering(row):
                continue
            elif self.is_end(row):
                return
            else:
                self.take_group(row)
                self.read_row(row)

    def is_numbering(self, row: int) -> bool:
        cells = [cell for cell in self.region.sheet.row(row) if not self.region.is_used(cell)]
        found = numbers_columns(cells)
        for cell in cells if found else ():
            self.region.use(cell)
        return found

    def is_end(self, row: int) -> bool:
        """The total row, or a label of what follows the table, at the left of the row."""
        if self.is_foot(row):
            return True
        for cell in self.region.sheet.row(row):
            if not cell.text.strip() or self.region.is_used(cell):
                continue
            groups = ("total", "statement", "person", "head")
            concepts = [group for group in groups if self.region.concept(group, cell)]
            before_values = cell.column <= self.first_level_column()
            if "total" in concepts and not self.is_level_text(cell):
                return True
            return bool(concepts) and before_values and not self.is_class(cell)
        return False

    def is_foot(self, row: int) -> bool:
        """自评总得分：99.44, alone on its row."""
        filled = [cell for cell in self.region.sheet.row(row) if cell.text.strip()]
        return len(filled) == 1 and any(self.region.words.of(group, found[1]) for group in ("total", "head", "person")
                                        for found in SEGMENT.finditer(filled[0].text[:300]))

    def first_level_column(self) -> int:
        return min(column.last for column in self.header.columns if column.concept in NAMES)

    def is_level_text(self, cell: GridCell) -> bool:
        return self.is_class(cell) or cell.column > self.first_level_column() + 3

    def is_class(self, cell: GridCell) -> bool:
        return bool(self.region.concept("class", cell))

    def cells(self, row: int) -> dict[str, GridCell]:
        own = [cell for cell in self.region.sheet.row(row) if not self.region.is_used(cell)]
        if not self.region.sheet.aligned:
            return in_order(self.region, self.header, row, own)
        found = {column.concept: cell_under(self.region, column, row) for column in self.header.columns}
        return {concept: cell for concept, cell in found.items() if cell}

    def read_row(self, row: int) -> None:
        for column in self.personal:
            self.region.use(cell_under(self.region, column, row))
        cells = self.cells(row)
        if any(label(cell.text).core in SUBTOTALS for cell in cells.values()):
            return
        self.inherit(cells, row)
        name_cell = self.name_cell(cells)
        values = self.values(cells)
        texts = self.texts(cells)
        if name_cell is None or not stated_words(name_cell.text):
            self.nameless(row, cells, name_cell, values)
            return
        self.read_rates(name_cell, values)
        self.reading.indicators.append(self.indicator(name_cell, cells, values, texts))
        for cell in cells.values():
            self.region.use(cell)

    # ---- levels

    def inherit(self, cells: dict[str, GridCell], row: int) -> None:
        for level in ("level1", "level2"):
            cell = cells.get(level)
            if cell is None or not stated_words(cell.text):
                cell = self.covering(level, row)
            if cell is not None and stated_words(cell.text) and cell is not self.level_cells.get(level):
                self.start_level(level, cell)

    def covering(self, level: str, row: int) -> GridCell | None:
        column = self.header.column(level)
        return self.region.sheet.at(row, column.first) if column and self.region.sheet.aligned else None

    def start_level(self, level: str, cell: GridCell) -> None:
        core = label(cell.text).core
        if level == "level1" and core != self.levels["level1"]:
            self.levels["level2"] = ""
        self.levels[level], self.level_cells[level] = core, cell
        self.region.use(cell, f"{level}.{self.region.concept('class', cell) or core}")
        weight = bracket_weight(cell)
        if weight and core not in self.weighted:
            self.weighted.add(core)
            printed = f"{weight}分"
            self.reading.part_weights.append(PartWeight(
                core, self.region.concept("class", cell),
                ReadValue(printed, cell.place, printed, value=weight, unit="分")))

    def name_cell(self, cells: dict[str, GridCell]) -> GridCell | None:
        """The finest level that the row fills."""
        for level in ("level4", "level3", "name"):
            if level in cells and stated_words(cells[level].text):
                return cells[level]
        filled = cells.get("level2")
        deeper = {"level3", "level4", "name"} & self.header.concepts
        return filled if filled is not None and not deeper else cells.get("level3") or cells.get("name")

    # ---- values

    def values(self, cells: dict[str, GridCell]) -> dict[str, ReadValue]:
        values: dict[str, ReadValue] = {}
        unit = stated_words(cells["unit"].text) if "unit" in cells else ""
        unit = "%" if squeezed(unit) in PERCENT else one_line(unit)
        sign = squeezed(stated_words(cells["sign"].text)) if "sign" in cells else ""
        for concept in RESULTS:
            self.read_result(concept, cells, unit, sign if concept in ("target", "revised_target") else "", values)
        for concept, default in NUMBERS.items():
            self.read_number(concept, cells, default, values)
        self.lend_unit(values)
        return values

    def read_result(self, concept: str, cells: dict[str, GridCell], unit: str, sign: str, values: dict[str, ReadValue]) -> None:
        cell = cells.get(concept)
        if cell is None or self.shared(cell, cells, concept):
            return
        self.note_formula(cell)
        if is_hint(cell.text):
            self.reading.hints.append(Stated(one_line(cell.text), cell.place))
            return
        try:
            value = self.region.values.result(cell, "%" if concept == "completion" else unit, sign)
        except BadNumber:
            self.reading.cannot("bad-number", cell.place, text=one_line(cell.text))
            return
        if value:
            values[concept] = value if value.kind != "text" else replace(
                value, printed=self.clean(value.printed, cell.place), cell=self.clean(value.cell, cell.place))
            if value.new_unit:
                self.reading.guess("new-unit", value.place, text=value.printed, unit=value.new_unit)

    def clean(self, text: str, place: str) -> str:
        return cleaned(text, place, self.reading.dropped)

    def shared(self, cell: GridCell, cells: dict[str, GridCell], concept: str) -> bool:
        """A cell merged over several columns belongs to the first of them."""
        column = self.header.column(concept)
        return bool(column and self.region.sheet.aligned and cell.column < column.first
                    and any(cells.get(other.concept) is cell for other in self.header.columns
                            if other.first < column.first))

    def read_number(self, concept: str, cells: dict[str, GridCell], unit: str, values: dict[str, ReadValue]) -> None:
        cell = cells.get(concept)
        if cell is None or self.shared(cell, cells, concept):
            return
        self.note_formula(cell)
        try:
            value = self.region.values.amount(cell, unit)
        except BadNumber:
            self.reading.cannot("bad-number", cell.place, text=one_line(cell.text))
            return
        if value:
            values[concept] = value

    def note_formula(self, cell: GridCell) -> None:
        if cell.uncached:
            self.reading.cannot("uncached-formula", cell.place)

    def lend_unit(self, values: dict[str, ReadValue]) -> None:
        """A bare result takes the unit that its target prints."""
        target, actual = values.get("target"), values.get("actual")
        if not (target and actual) or actual.kind != "number" or target.kind != "number":
            return
        if target.unit and not actual.unit:
            unit = "%" if target.unit in PERCENT else target.unit
            if unit == "%" and Decimal(actual.value) <= 1 < Decimal(target.value):
                values["actual"] = self.as_percent(actual)
                return
            values["actual"] = replace(actual, cell=actual.cell + unit, unit=unit)
            self.reading.guess("unit-of-target", actual.place, text=actual.printed, unit=unit)

    def read_rates(self, name: GridCell, values: dict[str, ReadValue]) -> None:
        """What is called a rate and typed as 0.97, 1 or 97 is a percentage."""
        if not RATE.search(label(name.text).core):
            return
        for concept, value in values.items():
            bare = concept in ("target", "revised_target", "actual") and value.kind == "number" and not value.unit
            if bare and 0 < Decimal(value.value) <= 1:
                values[concept] = self.as_percent(value)
            elif bare and 1 < Decimal(value.value) <= WHOLE:
                self.reading.guess("share-as-percent", value.place, text=value.printed, percent=f"{value.value}%")
                values[concept] = replace(value, cell=f"{value.cell}%", unit="%")

    def as_percent(self, share: ReadValue) -> ReadValue:
        """0.9962 beside ≥99.5%."""
        percent = digits_or_nothing(Decimal(share.value).scaleb(2))
        self.reading.guess("share-as-percent", share.place, text=share.printed, percent=f"{percent}%")
        return replace(share, cell=f"{share.comparator}{percent}%", value=percent, unit="%")

    def texts(self, cells: dict[str, GridCell]) -> dict[str, Stated]:
        texts = {}
        for concept in TEXTS:
            cell = cells.get(concept)
            if cell is not None and stated_words(cell.text) and not self.shared(cell, cells, concept):
                texts[concept] = Stated(self.clean(harmless(stated_words(cell.text)), cell.place), cell.place)
        return texts

    # ---- rows

    def nameless(self, row: int, cells: dict[str, GridCell], name_cell: GridCell | None, values: dict[str, ReadValue]) -> None:
        """An empty row of the template; or figures without a name, which are left for a person."""
        level = cells.get("level2") or cells.get("level1")
        stray = [cell for cell in cells.values() if stated_words(cell.text) and not self.region.is_used(cell)]
        if name_cell is not None and is_hint(name_cell.text):
            self.reading.hints.append(Stated(one_line(name_cell.text), name_cell.place))
            self.region.use(name_cell)
        if values and level is not None and not self.region.is_used(level):
            self.region.use(level)
        if values and self.levels["level2"]:
            anchor = stray[0] if stray else level or next(iter(cells.values()))   # some cell holds the values
            self.reading.indicators.append(self.indicator(None, cells, values, {}, anchor))
            self.reading.miss("indicator-name", anchor.place)
            for cell in cells.values():
                self.region.use(cell)
        elif stray == [] and level is not None and stated_words(level.text):
            self.reading.miss("empty-indicator", level.place, level=label(level.text).core)

    def indicator(self, cell: GridCell | None, cells: dict[str, GridCell], values: dict[str, ReadValue],
                  texts: dict[str, Stated], anchor: GridCell | None = None) -> IndicatorRow:
        text = one_line(cell.text) if cell is not None else self.levels["level2"]
        said, place = label(text), not_none(cell or anchor).place
        name = NUMBERED.sub("", STARS.sub("", text)).strip()
        part_of = said.of_which and not self.own_total(values)
        row = IndicatorRow(
            name=self.clean(harmless(OF_WHICH.sub("", name) if part_of else name), place),
            place=place, level1=self.levels["level1"], level2=self.levels["level2"],
            level3=self.level3(cells, cell), part=self.part_of(cells), group=self.group,
            group_weight=self.group_weight, core=self.is_core(text, cells), of_which=part_of, cells=values, texts=texts)
        row.parent = self.parent() if part_of else None
        return row

    def own_total(self, values: dict[str, ReadValue]) -> bool:
        """A row that carries a weight of its own is counted, whatever it is called."""
        return "weight" in values

    def level3(self, cells: dict[str, GridCell], name_cell: GridCell | None) -> str:
        third = cells.get("level3")
        return label(third.text).core if third is not None and third is not name_cell and stated_words(third.text) else ""

    def parent(self) -> int | None:
        rows = self.reading.indicators
        return next((index for index in range(len(rows) - 1, -1, -1) if not rows[index].of_which), None)

    def is_core(self, text: str, cells: dict[str, GridCell]) -> bool:
        flag = cells.get("core")
        return text.lstrip()[:1] in "★☆▲" or (flag is not None and squeezed(flag.text) in YES)

    def part_of(self, cells: dict[str, GridCell]) -> str:
        """The class: the second level where it is known, else the first, a path 产出/质量 in one cell included."""
        for level in ("level2", "level1"):
            for piece in reversed(self.pieces(level)):
                concept = self.region.words.of("class", piece)
                if concept:
                    return self.within_level1(concept)
        return ""

    def pieces(self, level: str) -> list[str]:
        cell = self.level_cells.get(level)
        if not self.levels[level]:
            return []
        return re.split(r"[/／→>-]", cell.text) if cell is not None else [self.levels[level]]

    def within_level1(self, concept: str) -> str:
        """成本 below 成本指标 is a cost, below 产出 an output."""
        first = self.region.words.of("class", self.levels["level1"])
        if first == "cost" and concept == "output.cost":
            return "cost"
        return concept

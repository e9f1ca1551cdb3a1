"""The workbook: a sheet for the report, one for each table, one for the text; drop-downs, notes in both languages."""
from __future__ import annotations

import io

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from mingbai.forms.draft.files import column_order
from mingbai.forms.refusal import FileRefusal
from mingbai.forms.workbook.files import TABLES, Content, needed
from mingbai.forms.workbook.flat import flattened
from mingbai.load.report import RELATIONS, STATED_IN
from mingbai.load.tables import STANDINGS
from mingbai.model.report import Scheme
from mingbai.text.language import LANGUAGES, in_columns
from mingbai.text.units import Units
from mingbai.text.words import catalogue

MARKER, FORMAT = "mingbai", "mingbai-workbook/1"
REPORT, DIGEST, OTHERS = "report", "digest", "files"
LONGEST = 32_000
ROOM = 400                                # rows with drop-downs
FIRST_ROW = 2                             # below the names and the labels
WIDE = ("name", "label", "note", "reason", "measure", "text", "heading", "revision")


class ReportWorkbook:
    def __init__(self, report_id: str, content: Content, scheme: Scheme, units: Units, topics: list[str]) -> None:
        self.stream = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.stream, {"in_memory": True, "strings_to_formulas": False,
                                                      "strings_to_urls": False, "strings_to_numbers": False})
        self.report_id, self.content = report_id, content
        self.words = catalogue("forms")["workbook"]
        self.text = self.book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.name = self.book.add_format({"font_color": "#6b7280", "font_size": 9})
        self.head = self.book.add_format({"bold": True, "bg_color": "#e5e7eb", "text_wrap": True, "valign": "top"})
        self.choices = {
            "class": sorted(scheme.by_id), "part": ["total", *sorted(scheme.by_id)], "standing": list(STANDINGS),
            "stated_in": list(STATED_IN), "core": ["yes"], "untranslated": ["yes"], "kind": list(RELATIONS),
            "rate_base": ["original", "adjusted", "received", "income", "unnamed"], "topic": topics,
            "by": ["purpose", "nature", "fund", "function", "including"], "unit": sorted(units.bases)}

    def written(self) -> bytes:
        self.instructions()
        self.report()
        for file in TABLES:
            if file != "unit_scores.csv" or file in self.content.tables:
                self.table(file)
        self.digest()
        self.others()
        self.marker()
        self.book.close()
        return self.stream.getvalue()

    # ---- sheets

    def instructions(self) -> None:
        sheet = self.book.add_worksheet(self.words["instructions"]["sheet"])
        sheet.set_column(0, 0, 100)
        for row, line in enumerate("\n\n".join("\n".join(self.words["instructions"][lang]) for lang in LANGUAGES).split("\n")):
            sheet.write_string(row, 0, line, self.text)

    def report(self) -> None:
        sheet = self.sheet(REPORT, ["path", *LANGUAGES, "value"])
        for row, cells in enumerate(flattened(self.content.head), FIRST_ROW):
            self.line(sheet, row, list(cells))
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 3, 44)

    def table(self, file: str) -> None:
        columns = self.columns(file)
        sheet = self.sheet(file.removesuffix(".csv"), columns)
        for row, cells in enumerate(self.content.tables.get(file, ()), FIRST_ROW):
            self.line(sheet, row, [cells.get(column, "") for column in columns])
        for number, column in enumerate(columns):
            self.drop_down(sheet, number, column)

    def columns(self, file: str) -> list[str]:
        own = self.content.columns.get(file, [])
        if file == "unit_scores.csv":
            return own
        return list(dict.fromkeys([*needed(file), *own, *column_order(file)]))

    def digest(self) -> None:
        sheet = self.sheet(DIGEST, ["key", *(f"{part}_{lang}" for lang in LANGUAGES for part in ("heading", "text"))])
        digests = [self.content.digests.get(f"digest.{lang}.md", []) for lang in LANGUAGES]
        keys = list(dict.fromkeys([key for parts in digests for _h, key, _t in parts]))
        for row, key in enumerate(keys, FIRST_ROW):
            cells = [key]
            for parts in digests:
                heading, text = next(((h, t) for h, k, t in parts if k == key), ("", ""))
                cells += [heading, text]
            self.line(sheet, row, cells)
        sheet.set_column(1, 4, 60)

    def others(self) -> None:
        """Files that are text of their own, a line a cell."""
        if not self.content.others:
            return
        sheet = self.sheet(OTHERS, ["file", "line"])
        lines = [(file, line) for file, text in self.content.others.items() for line in text.split("\n")]
        for row, cells in enumerate(lines, FIRST_ROW):
            self.line(sheet, row, list(cells))

    def marker(self) -> None:
        sheet = self.book.add_worksheet(MARKER)
        for row, text in enumerate((FORMAT, self.report_id)):
            sheet.write_string(row, 0, text)
        sheet.hide()

    # ---- cells

    def sheet(self, name: str, columns: list[str]) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(FIRST_ROW, 1)
        for number, column in enumerate(columns):
            label = self.label(column)
            sheet.write_string(0, number, column, self.name)
            sheet.write_string(1, number, "\n".join(label[lang] for lang in LANGUAGES), self.head)
            notes = [label[name] for name in in_columns("note") if name in label]
            if notes:
                sheet.write_comment(1, number, "\n".join(notes), {"x_scale": 2})
            sheet.set_column(number, number, 34 if column.startswith(WIDE) else 14, self.text)
        sheet.set_row(1, 32)
        return sheet

    def label(self, column: str) -> dict[str, str]:
        known = self.words["columns"].get(column) or catalogue("ledger")["columns"].get(column.replace("_", "-"))
        return known or dict.fromkeys(LANGUAGES, column)

    def line(self, sheet: Worksheet, row: int, cells: list[str]) -> None:
        for column, text in enumerate(cells):
            if len(text) > LONGEST:
                raise FileRefusal("long-text", self.report_id, sheet.get_name(), limit=LONGEST)
            if text:
                sheet.write_string(row, column, text, self.text)

    def drop_down(self, sheet: Worksheet, number: int, column: str) -> None:
        """A choice is offered; another one is warned of, not refused."""
        choices = self.choices.get(column)
        if column == "kind" and sheet.get_name() != "relations":
            return
        if not choices:
            return
        source = choices if sum(map(len, choices)) + len(choices) < 255 else self.listed(column, choices)
        sheet.data_validation(FIRST_ROW, number, FIRST_ROW + ROOM, number, {
            "validate": "list", "source": source, "error_type": "warning", "ignore_blank": True,
            "error_title": "?", "error_message": self.words["choose"]})

    def listed(self, column: str, choices: list[str]) -> str:
        """A list too long to stand in the rule itself."""
        name = f"list_{column}"
        sheet = self.book.get_worksheet_by_name(name)
        if sheet is None:
            sheet = self.book.add_worksheet(name)
            for row, choice in enumerate(choices):
                sheet.write_string(row, 0, choice)
            sheet.hide()
        return f"={name}!$A$1:$A${len(choices)}"



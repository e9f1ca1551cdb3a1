"""The workbook to recompute a report with: what it is, its figures, its checks."""
from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from mingbai.checks.engine import ReportChecks
from mingbai.checks.rule import Check
from mingbai.model.report import Bilingual, alike
from mingbai.opendata.dictionary import setting, word
from mingbai.opendata.findings import messages_of
from mingbai.opendata.package import zh_and_en
from mingbai.opendata.recompute import (
    CHECKS,
    FIGURES,
    FIRST,
    Messages,
    SheetRow,
    cells_by_figure,
    check_row,
    column_letter,
    figure_row,
    figures_for,
    repeatable,
    sheet_columns,
    verdict,
)
from mingbai.opendata.safe import harmless
from mingbai.opendata.sheet import TEXTS_ARE_TEXTS, Entry, RowsBelowHeads
from mingbai.text.language import LANGUAGES

ABOUT = "about"
WIDTHS = {"figure_id": 34, "label_zh": 30, "label_en": 38, "rule_zh": 26, "rule_en": 32, "message_zh": 60, "message_en": 60}
WIDTH, ABOUT_WIDTH = 15, 110


def recompute_bytes(checks: ReportChecks, title: Bilingual, author: Bilingual, created: datetime,
                    told: Iterable[Messages] | None = None) -> bytes:
    """`told`: the messages of the checks, where they are known."""
    made, out = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(made, TEXTS_ARE_TEXTS)
    rows = RowsBelowHeads(book)
    book.set_properties({"title": zh_and_en(title), "author": zh_and_en(author), "created": created.replace(tzinfo=None)})
    messages = dict(zip(map(id, checks.checks), map(messages_of, checks.checks) if told is None else told, strict=True))
    chosen = repeatable(checks)
    figures = figures_for(checks, chosen)
    cells = cells_by_figure(figures)
    write_about(book, checks, chosen)
    fill_sheet(rows, FIGURES, [figure_row(row, figure) for row, figure in enumerate(figures, FIRST)])
    mark_differences(book, fill_sheet(rows, CHECKS, [
        check_row(row, check, messages[id(check)], cells) for row, check in enumerate(chosen, FIRST)]))
    book.close()
    rows.put(made, out)
    return out.getvalue()


def write_about(book: Workbook, checks: ReportChecks, chosen: Sequence[Check]) -> None:
    page, wrap = book.add_worksheet(ABOUT), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, ABOUT_WIDTH)
    counts = {"count": len(chosen), "others": len(checks.checks) - len(chosen)}
    said = {name: alike(str(count)) for name, count in counts.items()}
    lines = [checks.report.title, *(word(f"recompute.about.{name}", **said) for name in setting("recompute.about"))]
    for row, text in enumerate(line[lang] for lang in LANGUAGES for line in lines):
        page.write_string(row, 0, harmless(text), wrap)


def fill_sheet(below: RowsBelowHeads, name: str, rows: Sequence[SheetRow]) -> Worksheet:
    names = sheet_columns(name)
    page = below.book.add_worksheet(name)
    bold = below.book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    page.freeze_panes(1, 1)
    for place, key in enumerate(names):
        page.set_column(place, place, WIDTHS.get(key, WIDTH))
    entries = ([safe(entry) for entry in map(row.get, names)] for row in rows)
    below.add(page, [column_head(name, key) for key in names], entries, len(rows), bold)
    return page


def column_head(name: str, key: str) -> str:
    return "\n".join((key, *column_titles(name, key)))


def column_titles(name: str, key: str) -> Iterable[str]:
    return (setting(f"recompute.columns.{name}.{key}")[lang] for lang in LANGUAGES)


def mark_differences(book: Workbook, page: Worksheet) -> None:
    letter = column_letter(CHECKS, "verdict")
    striking = book.add_format({"bold": True, "bg_color": "#fbe9e1"})
    page.conditional_format(f"{letter}{FIRST}:{letter}1048576", {
        "type": "cell", "criteria": "==", "value": f'"{verdict(False)}"', "format": striking})


def safe(entry: Entry) -> Entry:
    return harmless(entry) or None if type(entry) is str else entry

"""From a document to readings: one for each form in it, the base-data table joined to its department's form."""
from __future__ import annotations

import re
from pathlib import PurePath

from mingbai.forms.grid import Document, GridCell, GridSheet
from mingbai.forms.labels import one_line, squeezed
from mingbai.forms.layouts import FormLayout, choose, layouts, vocabulary
from mingbai.forms.privacy import cleaned
from mingbai.forms.reading import Reading, Stated
from mingbai.forms.recognise import funds, indicators
from mingbai.forms.recognise.base_data import is_base_table, read_base
from mingbai.forms.recognise.heads import find_year, read_heads, read_people, read_title
from mingbai.forms.recognise.lists import read_list
from mingbai.forms.recognise.prose_blocks import read_objectives, read_statements
from mingbai.forms.recognise.rates import settle_rates, settle_weights
from mingbai.forms.recognise.region import FormRegion
from mingbai.forms.recognise.split import spans, title_of
from mingbai.forms.recognise.totals import read_inline, read_totals
from mingbai.forms.values import ValueReader, is_hint
from mingbai.text.quantity import is_not_stated
from mingbai.text.units import Units

YEAR_IN_NAME = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
LEFT_AT_MOST = 400
FURNITURE = re.compile(r"^(?:附[件表]\d*[:：]?|第?\d+页(?:共\d+页)?|[-—]*\d*[-—]*|续表)$")


def read_forms(document: Document, units: Units, layout_id: str = "") -> list[Reading]:
    """Every form of the document, in its order."""
    readings = [reading for sheet in document.sheets for reading in read_sheet(document, sheet, units, layout_id)]
    return join_base_tables(readings)


def read_sheet(document: Document, sheet: GridSheet, units: Units, layout_id: str) -> list[Reading]:
    layout, scores = (layouts()[layout_id], dict[str, int]()) if layout_id else choose(sheet)
    words = vocabulary(layout.id if layout else "")
    readings = read_list(document, sheet, words, ValueReader(units))
    if readings:
        return readings
    for first, last in spans(sheet, words):
        reading = Reading(document.name, sheet.name, layout=layout.id if layout else "", scores=scores,
                          rows=range(first, last + 1))
        region = FormRegion(sheet, first, last, words, layout, ValueReader(units), reading)
        read_region(region, document)
        if reading.is_form:
            readings.append(reading)
    return readings


def read_region(region: FormRegion, document: Document) -> None:
    reading = region.reading
    if title_of(region.sheet.row(region.first)):
        read_title(region, region.first)
    if not reading.title:
        title_above(region)
    if is_base_table(region):
        read_base(region)
    header = indicators.find_header(region)
    funds.read_money(region)
    indicators.read_indicators(region)
    read_totals(region, header)
    read_people(region)
    read_objectives(region)
    read_statements(region)
    read_heads(region)
    read_inline(region)
    settle_rates(reading)
    settle_weights(reading)
    conclude(region, document)


def conclude(region: FormRegion, document: Document) -> None:
    reading = region.reading
    reading.kind = kind_of_report(reading, region.layout)
    limit = min([*(cell.row for cell in region.cells() if region.concept("indicator_column", cell) == "level1"),
                 region.first + 12])
    reading.year = find_year(region, limit) or year_of_name(document.name, region)
    reading.rate_base = region.rule("rate_base", "adjusted")
    keep_rest(region)
    name_missing(reading)


def title_above(region: FormRegion) -> None:
    """A heading that doesn't say 表: the first line alone on its row that speaks of performance."""
    for row in list(region.rows())[:4]:
        cells = [cell for cell in region.sheet.row(row) if cell.text.strip()]
        if len(cells) == 1 and "绩效" in cells[0].text and len(cells[0].text) < 60:
            read_title(region, row)
            return


def kind_of_report(reading: Reading, layout: FormLayout | None) -> str:
    if "整体" in squeezed(reading.title) and "project" not in reading.heads:
        return "whole"
    if layout and layout.kind in ("project", "whole"):
        return layout.kind
    return "project" if "project" in reading.heads or "项目" in squeezed(reading.title) else "whole"


def year_of_name(name: str, region: FormRegion) -> str:
    found = YEAR_IN_NAME.search(PurePath(name).stem) or YEAR_IN_NAME.search(region.sheet.name)
    if found:
        region.reading.guess("year-of-name", "", year=found[1], file=name)
    return found[1] if found else ""


def keep_rest(region: FormRegion) -> None:
    """What no rule took, without personal data."""
    for cell in region.unused():
        if FURNITURE.match(squeezed(cell.text)) or is_not_stated(cell.text) or is_sign(cell, region.layout):
            continue
        if is_hint(cell.text):
            region.reading.hints.append(Stated(one_line(cell.text), cell.place))
            continue
        text = cleaned(one_line(cell.text), cell.place, region.reading.dropped)
        if text:
            region.reading.left.append(Stated(text[:LEFT_AT_MOST], cell.place))


def is_sign(cell: GridCell, layout: FormLayout | None) -> bool:
    """What only tells which form this is: 公开15表."""
    plain = squeezed(cell.text)
    return layout is not None and len(plain) < 20 and any(sign.fullmatch(plain) for sign, _ in layout.signs)


def name_missing(reading: Reading) -> None:
    if reading.kind == "project" and "project" not in reading.heads and (reading.money or reading.indicators):
        reading.miss("project-name")
    if not reading.year:
        reading.miss("year")
    for row in reading.indicators:
        if row.of_which:
            continue
        for concept in ("target", "actual", "score"):
            if concept not in row.cells:
                reading.miss(concept, row.place, name=row.name)
    if reading.indicators and "score" not in reading.totals:
        reading.miss("total-score")
    if reading.indicators and not reading.money:
        reading.miss("money")


def join_base_tables(readings: list[Reading]) -> list[Reading]:
    """The base-data table goes to the form of the whole department before or after it."""
    forms = [reading for reading in readings if reading.money or reading.indicators]
    for base in (reading for reading in readings if reading.base and reading not in forms):
        whole = next((form for form in forms if form.kind == "whole"), None)
        if whole is None:
            forms.append(base)
        else:
            whole.base += base.base
            for name in ("recognised", "dropped", "hints", "guessed", "unreadable", "left"):
                getattr(whole, name).extend(getattr(base, name))
    return forms

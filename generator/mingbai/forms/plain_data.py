"""What was read, as plain data: the JSON of `--dry-run --format json`. Its schema is `schema/import.json`."""
from __future__ import annotations

from decimal import Decimal

from mingbai.forms.grid import Document
from mingbai.forms.reading import TEXTS, BaseFigure, IndicatorRow, MoneyLine, Reading, ReadingNote, ReadValue, Stated

FORMAT = "mingbai-import/1"
FUNDS = ("previous", "original", "adjusted", "received", "actual", "carried_out", "rate", "weight", "score", "reason")
FIGURES = ("target", "revised_target", "actual", "completion", "coefficient", "weight", "score")


def json_number_of(text: str) -> int | float | None:
    """JSON has no decimals: the digits as printed stand beside it, in as_printed."""
    if not text:
        return None
    exact = Decimal(text)
    return int(exact) if exact == exact.to_integral() else float(exact)


def plain_value(value: ReadValue | None) -> dict[str, object] | None:
    if value is None:
        return None
    said: dict[str, object] = {"value": json_number_of(value.value), "unit": value.unit, "comparator": value.comparator,
                               "as_printed": value.printed, "kind": value.kind, "place": value.place}
    return {**said, "upper": json_number_of(value.upper)} if value.upper else said


def plain_stated(stated: Stated) -> dict[str, str]:
    return {"text": stated.text, "place": stated.place}


def plain_stated_or_none(stated: Stated | None) -> dict[str, str] | None:
    return None if stated is None else plain_stated(stated)


def plain_note(note: ReadingNote) -> dict[str, object]:
    return {"kind": note.kind, "place": note.place, **dict(note.values)}


def plain_line(line: MoneyLine) -> dict[str, object]:
    return {"line": line.line or None, "label": line.label, "place": line.place, "of_which": line.of_which,
            "part_of": line.parent or None, "by": line.by or None,
            **{name: plain_value(line.cells.get(name)) for name in FUNDS}}


def plain_indicator(row: IndicatorRow) -> dict[str, object]:
    return {"name": row.name, "level1": row.level1 or None, "level2": row.level2 or None, "level3": row.level3 or None,
            "class": row.part or None, "group": row.group or None, "group_weight": json_number_of(row.group_weight),
            "core": row.core, "of_which": row.of_which, "part_of": row.parent, "place": row.place,
            **{name: plain_value(row.cells.get(name)) for name in FIGURES},
            **{name: plain_stated_or_none(row.texts.get(name)) for name in TEXTS}}


def plain_base(figure: BaseFigure) -> dict[str, object]:
    return {"table": figure.table, "line": figure.key or None, "column": figure.column, "label": figure.label,
            "part_of": figure.parent or None, "figure": plain_value(figure.value)}


def plain_reading(reading: Reading) -> dict[str, object]:
    read = {
        "file": reading.file, "sheet": reading.sheet, "title": reading.title, "kind": reading.kind,
        "layout": reading.layout or None, "layout_signs": reading.scores, "scheme": reading.scheme or None,
        "year": json_number_of(reading.year), "amount_unit": reading.amount_unit or None, "rate_base": reading.rate_base or None,
        "heads": {name: plain_stated(head) for name, head in reading.heads.items()},
        "funds": [plain_line(line) for line in reading.money],
        "execution": {name: plain_value(reading.execution.get(name)) for name in ("weight", "score")},
        "objectives": [{"kind": kind, **plain_stated(text)} for kind, text in reading.objectives],
        "indicators": [plain_indicator(row) for row in reading.indicators],
        "weights": [{"label": part.label, "class": part.part or None, "weight": plain_value(part.weight)}
                    for part in reading.part_weights],
        "totals": {**{name: plain_value(reading.totals.get(name)) for name in ("weight", "score")},
                   "grade": plain_stated_or_none(reading.grade)},
        "statements": [{"kind": kind, **plain_stated(text)} for kind, text in reading.statements],
        "base_data": [plain_base(figure) for figure in reading.base]}
    notes = {name: [plain_note(note) for note in getattr(reading, name)]
             for name in ("dropped", "guessed", "missing", "unreadable")}
    rest = {name: [plain_stated(text) for text in getattr(reading, name)] for name in ("hints", "left")}
    return {**read, "places": places_of_values(read), **notes, **rest}


def places_of_values(data: object, path: str = "") -> dict[str, str]:
    """Path of every value → its cell."""
    places: dict[str, str] = {}
    if isinstance(data, dict):
        if "place" in data and path:
            places[path] = data["place"]
        for key, value in data.items():
            places.update(places_of_values(value, f"{path}.{key}" if path else key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            places.update(places_of_values(value, f"{path}[{index}]"))
    return places


def plain_document(document: Document) -> dict[str, object]:
    return {"file": document.name, "kind": document.kind, "sha256": document.sha256,
            "encoding": document.encoding or None, "sheets": [{"name": sheet.name, "hidden": sheet.hidden}
                                                              for sheet in document.sheets],
            "notices": [{"kind": kind, **values} for kind, values in document.notices],
            "metadata_dropped": list(document.metadata_dropped)}


def plain_import(documents: list[Document], readings: list[Reading], prose: list[dict[str, object]]) -> dict[str, object]:
    return {"format": FORMAT, "files": [plain_document(document) for document in documents],
            "reports": [plain_reading(reading) for reading in readings], "prose": prose}

"""The CSV tables of a draft, from what a form states."""
from __future__ import annotations

import re
from collections import Counter

from mingbai.forms.reading import BaseFigure, IndicatorRow, MoneyLine, Reading, ReadValue
from mingbai.forms.values import harmless
from mingbai.model.table_specs import table_words
from mingbai.text.language import LANGUAGES
from mingbai.text.words import catalogue

DraftRow = dict[str, str]
MONEY = ("original", "adjusted", "received", "actual", "carried_out", "previous", "rate")
BASE_SECTION = "base"


def draft_tables(reading: Reading, classes: dict[int, str], parts: set[str]) -> dict[str, list[DraftRow]]:
    """By file. `classes` gives each indicator its part of the scheme; `parts` are all the scheme has."""
    known = {"money.csv": money_rows(reading), "scores.csv": score_rows(reading, parts),
             "indicators.csv": indicator_rows(reading, classes),
             "relations.csv": resolved(relation_rows(reading), indicator_ids(reading, classes))}
    for file, rows in base_rows(reading).items():
        known[file] = known.get(file, []) + rows
    return {file: rows for file, rows in known.items() if rows}


def place_text(cell_place: str, section: str = "form") -> str:
    return f"{section}@{cell_place}" if cell_place else section


def known_line(line: str) -> bool:
    return line in table_words("money")["lines"]


def in_both(words: dict[str, str]) -> DraftRow:
    return {f"label_{lang}": words[lang] for lang in LANGUAGES}


def labelled(row: DraftRow, zh: str, words: dict[str, str] | None) -> DraftRow:
    """With both labels where the words are known, else in Chinese only."""
    if words:
        return {**row, **in_both(words)}
    return {**row, "label_zh": harmless(zh), "untranslated": "yes"}


# ---- money

def money_rows(reading: Reading) -> list[DraftRow]:
    ids = MoneyIds()
    rows = []
    for line in reading.money:
        row = money_row(line, ids, reading)
        if row:
            rows.append(row)
    return without_orphans(rows)


class MoneyIds:
    """A line of its own name gets a number; a known line stated twice a variant."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def take(self, line: str) -> tuple[str, str]:
        key = line or "line"
        self.seen[key] += 1
        if not line:
            return f"line-{self.seen[key]}", ""
        return line, "" if self.seen[key] == 1 else f"again-{self.seen[key] - 1}"


def money_row(line: MoneyLine, ids: MoneyIds, reading: Reading) -> DraftRow | None:
    figures = {name: line.cells[name].cell for name in MONEY if name in line.cells}
    if not figures:
        return None
    breakdown = line.by in ("by-fund", "by-purpose")
    key, variant = ("total", line.by) if breakdown else ids.take(line.line)
    row = {"line": key, "variant": variant, **figures, "place": place_text(line.place)}
    if breakdown:
        row |= in_both(catalogue("forms")["lines"][line.by])
    elif not known_line(key):
        row = labelled(row, bare_label(line.label), catalogue("forms")["lines"].get(key))
    if line.parent and not breakdown:
        row |= {"part_of": line.parent, "by": line.by}
    if "rate" in figures:
        row["rate_base"] = reading.rate_base
    return row


def bare_label(text: str) -> str:
    return re.sub(r"^其中\s*[:：]?\s*|^\d+[.、．]\s*|[:：]\s*$", "", text).strip() or text


def without_orphans(rows: list[DraftRow]) -> list[DraftRow]:
    """A part whose whole is not stated stands by itself."""
    known = {row["line"] for row in rows}
    for row in rows:
        if row.get("part_of") and row["part_of"] not in known:
            del row["part_of"], row["by"]
    return rows


# ---- scores

def score_rows(reading: Reading, parts: set[str]) -> list[DraftRow]:
    rows = [score_row("total", reading.totals.get("weight"), reading.totals.get("score"))]
    if "execution" in parts:
        rows.append(score_row("execution", reading.execution.get("weight"), reading.execution.get("score")))
    for part in reading.part_weights:
        if part.part in parts and not any(row and row["part"] == part.part for row in rows):
            rows.append(score_row(part.part, part.weight, None))
    return [row for row in rows if row]


def score_row(part: str, weight: ReadValue | None, score: ReadValue | None) -> DraftRow | None:
    first = score or weight
    if first is None:
        return None
    return {"part": part, "weight": weight.cell if weight else "", "score": score.cell if score else "",
            "unit": "分", "place": place_text(first.place)}


# ---- indicators

def indicator_ids(reading: Reading, classes: dict[int, str]) -> list[str]:
    """quantity-1, quantity-2, …; 其中-rows after their parent: quantity-1-part-1."""
    counts: Counter[str] = Counter()
    ids: list[str] = []
    for index, row in enumerate(reading.indicators):
        stem = f"{ids[row.parent]}-part" if row.parent is not None else classes[index].rsplit(".", 1)[-1]
        counts[stem] += 1
        ids.append(f"{stem}-{counts[stem]}")
    return ids


def indicator_rows(reading: Reading, classes: dict[int, str]) -> list[DraftRow]:
    ids = indicator_ids(reading, classes)
    return [indicator_row(row, ids[index], classes[index]) for index, row in enumerate(reading.indicators)]


def indicator_row(row: IndicatorRow, key: str, part: str) -> DraftRow:
    cells: DraftRow = {name: row.cells[name].cell
                       for name in ("target", "revised_target", "actual", "completion", "weight", "score")
             if name in row.cells}
    said: DraftRow = {"id": key, "class": part, "name_zh": row.name, **cells, "core": "yes" if row.core else "",
            "stated_in": "table", "place": place_text(row.place), "untranslated": "yes"}
    for concept in ("reason", "measure"):
        if concept in row.texts:
            said[f"{concept}_zh"] = one_cell(row.texts[concept].text)
    note = reworded(row)
    return {**said, "note_zh": note} if note else said


def reworded(row: IndicatorRow) -> str:
    """The form's own words, where a figure was taken out of a sentence."""
    longer = [value.printed for name, value in row.cells.items() if name in ("target", "actual")
              and value.kind != "text" and len(value.printed) > len(value.cell) + 4]
    return "；".join(catalogue("forms")["draft"]["printed"]["zh"].format(text=text) for text in dict.fromkeys(longer))


def one_cell(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text).strip()


def relation_rows(reading: Reading) -> list[DraftRow]:
    """A row is the sum of its 其中-rows, where both are printed in one unit and more than one part is named."""
    return [relation for index in range(len(reading.indicators)) for relation in sums_of(reading, index)]


def sums_of(reading: Reading, index: int) -> list[DraftRow]:
    children = [number for number, row in enumerate(reading.indicators) if row.parent == index]
    relations = []
    for phase in ("target", "actual"):
        values = [reading.indicators[number].cells.get(phase) for number in (index, *children)]
        if len(children) > 1 and all(value and value.kind == "number" for value in values):
            relations.append({"id": f"of-which-{index + 1}-{phase}", "kind": "sum", "result": f"{index}.{phase}",
                              "terms": " ".join(f"{number}.{phase}" for number in children),
                              "place": place_text(reading.indicators[index].place)})
    return relations


# ---- base data

def base_rows(reading: Reading) -> dict[str, list[DraftRow]]:
    rows: dict[str, dict[tuple[str, ...], DraftRow]] = {}
    for figure in reading.base:
        if figure.table == "buildings":
            add_building(rows, figure)
        else:
            add_figure(rows, figure, reading)
    return {file: list(found.values()) for file, found in rows.items()}


def add_figure(rows: dict[str, dict[tuple[str, ...], DraftRow]], figure: BaseFigure, reading: Reading) -> None:
    file = figure.table.replace("-", "_") + ".csv"
    found = rows.setdefault(file, {})
    row = found.setdefault((figure.key, figure.label), base_row(figure, found, reading))
    row.setdefault(figure.column, figure.value.cell)


def base_row(figure: BaseFigure, rows: dict[tuple[str, ...], DraftRow], reading: Reading) -> DraftRow:
    at = place_text(figure.value.place, BASE_SECTION)
    if figure.table == "three-public":
        return {"entity": "department", "item": figure.key, "place": at}
    if figure.table == "profile":
        return {"entity": "department", "group": figure.key, "place": at}
    key = figure.key or f"base-{len(rows) + 1}"
    row = {"line": key, "place": at}
    if figure.table == "money":
        row["variant"] = "base" if figure.key and any(line.line == figure.key for line in reading.money) else ""
        if not figure.key:
            parent = figure.parent if figure.parent else ""
            row |= {"part_of": parent, "by": "including" if parent else ""}
            return labelled(row, bare_label(figure.label), None)
    return row


def add_building(rows: dict[str, dict[tuple[str, ...], DraftRow]], figure: BaseFigure) -> None:
    words = catalogue("forms")["buildings"][figure.column]
    rows.setdefault("results.csv", {})[figure.column,] = {
        "id": words["id"], "topic": "management", **in_both(words),
        "value": figure.value.cell, "place": place_text(figure.value.place, BASE_SECTION)}


def resolved(relations: list[DraftRow], ids: list[str]) -> list[DraftRow]:
    """Relations name figures by their ids."""
    def figure(term: str) -> str:
        number, phase = term.split(".")
        return f"indicators.{ids[int(number)]}.{phase}"
    return [{**row, "result": figure(row["result"]), "terms": " ".join(map(figure, row["terms"].split()))}
            for row in relations]



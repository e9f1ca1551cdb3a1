"""A new year of a department: from the year before, its figures taken out, or from the scheme alone."""
from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

from mingbai.forms.workbook.files import Content, SheetRows, read_folder
from mingbai.load.yamlfile import YamlTree
from mingbai.model.report import Scheme
from mingbai.model.table_specs import SPECS
from mingbai.text.language import LANGUAGES, beside, in_columns
from mingbai.text.words import catalogue

KEPT = {"unit_scores.csv", *(spec.file for spec in SPECS.values() if not spec.of_one_year)}
SAID_OF_A_YEAR = (*chain.from_iterable(map(in_columns, ("note", "reason", "measure", "revision"))),
                  *chain.from_iterable(beside(column)[1:] for column in ("target", "actual", "revised_target", "completion")),
                  "same_as", "period", "variant")
LINES = ("total", "basic", "project", "general-public", "government-fund", "other-funds")
ITEMS = ("total", "overseas", "vehicle-purchase", "vehicle-running", "reception")


def last_year(department: Path, year: str) -> Path | None:
    """The latest earlier year that has a report."""
    earlier = [path for path in department.glob("[12][0-9][0-9][0-9]") if path.name < year and (path / "report.yml").exists()]
    return max(earlier, default=None)


def next_year(before: Path, year: str) -> Content:
    old = read_folder(before)
    tables = {file: emptied(file, rows) for file, rows in old.tables.items() if file in KEPT}
    return Content(head=head_for(old.head, before.name, year), tables={file: rows for file, rows in tables.items() if rows},
                   columns=old.columns, digests=headings())


def head_for(old: YamlTree, before: str, year: str) -> YamlTree:
    """What stays: the scheme, the units, the chapters. What a year alone can say goes."""
    stays = ("kind", "project", "scheme", "entities", "functions", "divisions", "topics")
    kept: dict[str, object] = {name: old[name] for name in stays if name in old}
    sources = [{name: moved(source[name], before, year) for name in ("id", "title", "issuer", "sections") if name in source}
               for source in old.get("sources", [])]
    return {"draft": "true", **kept, "title": moved(old["title"], before, year), "sources": sources}


def moved(value: object, before: str, year: str) -> object:
    if isinstance(value, dict):
        return {key: moved(item, before, year) for key, item in value.items()}
    return re.sub(rf"(?<!\d){before}(?!\d)", year, value) if isinstance(value, str) else value


def emptied(file: str, rows: SheetRows) -> SheetRows:
    """Rows without their figures; a row stated otherwise a second time is not asked for again."""
    spec = next((spec for spec in SPECS.values() if spec.file == file), None)
    gone = {*(spec.figures if spec else ()), *SAID_OF_A_YEAR}.difference(spec.stays if spec else ())
    keys = spec.keys if spec else ("entity",)
    by_key: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        if row.get("variant") or row.get("stated_in") not in (None, "table"):
            continue
        own = {name: text for name, text in row.items() if name not in gone and (spec or name in ("entity", "place"))}
        by_key.setdefault(tuple(row.get(key, "") for key in keys), own)
    return list(by_key.values())


def first_year(year: str, scheme: Scheme, issuer: YamlTree) -> Content:
    words = catalogue("forms")["draft"]
    title = {lang: words["title"]["whole"][lang].format(year=year) for lang in LANGUAGES}
    source = {"id": "form", "title": words["form"], "issuer": issuer, "sections": {"form": words["form"]}}
    head = {"draft": "true", "kind": "whole", "title": title, "scheme": scheme.id, "sources": [source]}
    return Content(head=head, digests=headings(), tables={
        "money.csv": [money_line(line) for line in LINES],
        "three_public.csv": [{"entity": "department", "item": item, "unit": "万元", "place": "form"} for item in ITEMS],
        "scores.csv": [{"part": "total", "weight": f"{scheme.total}", "unit": "分", "place": "form"},
                       *({"part": part.id, "weight": f"{part.weight}", "unit": "分", "place": "form"}
                         for part in scheme.parts if part.weight is not None)]})


def money_line(line: str) -> dict[str, str]:
    row = {"line": line, "unit": "万元", "place": "form"}
    if line in ("basic", "project"):
        return {**row, "part_of": "total", "by": "purpose"}
    return row if line == "total" else {**row, "part_of": "total", "by": "fund"}


def headings() -> dict[str, list[tuple[str, str, str]]]:
    words = catalogue("forms")["draft"]
    order = (("overview-heading", "overview"), ("objectives-heading", "objectives"), ("achievements-heading", "achievements"))
    return {f"digest.{lang}.md": [(words[word][lang], key, "") for word, key in order] for lang in LANGUAGES}

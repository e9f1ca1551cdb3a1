"""A report's folder as plain data: report.yml, its tables, its digests, whatever else it holds as text."""
from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from mingbai.forms.draft.files import as_yaml, column_order
from mingbai.load.digest import HEADING
from mingbai.load.yamlfile import YamlTree
from mingbai.model.table_specs import SPECS
from mingbai.text.decoding import decoded, with_plain_line_ends
from mingbai.text.language import LANGUAGES
from mingbai.text.words import LOADER

DIGESTS = tuple(f"digest.{lang}.md" for lang in LANGUAGES)
TABLES = (*(spec.file for spec in SPECS.values()), "unit_scores.csv", "relations.csv")
SheetRows = list[dict[str, str]]


@dataclass
class Content:
    head: YamlTree = field(default_factory=dict)
    tables: dict[str, SheetRows] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    digests: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)   # file → heading, key, text
    others: dict[str, str] = field(default_factory=dict)


def read_folder(path: Path) -> Content:
    content = Content(head=without_empty(yaml.load(decoded((path / "report.yml").read_bytes())[0], AsText)))
    for file in sorted(p for p in path.iterdir() if p.is_file() and not p.name.startswith(".")):
        text = with_plain_line_ends(decoded(file.read_bytes())[0])
        if file.name in TABLES:
            content.columns[file.name], content.tables[file.name] = parse_table(text)
        elif file.name in DIGESTS:
            content.digests[file.name] = sections(text)
        elif file.name != "report.yml":
            content.others[file.name] = text
    return content


class AsText(LOADER):                     # type: ignore[valid-type,misc]  # the quick one, where PyYAML has it
    """Scalars stay as they are written: 2023-01 is no date, 05 no number."""


AsText.yaml_implicit_resolvers = {
    mark: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for mark, resolvers in LOADER.yaml_implicit_resolvers.items()}


def without_empty(value: Any) -> Any:     # Any: what YAML holds, and the same again
    """Without what says nothing: null, an empty list, an empty mapping."""
    if isinstance(value, dict):
        return {key: said for key, item in value.items() if (said := without_empty(item)) not in (None, {}, [])}
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    return value


def parse_table(text: str) -> tuple[list[str], SheetRows]:
    lines = [line for line in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in line)]
    header = [cell.strip() for cell in lines[0]] if lines else []
    return header, [{name: cell.strip() for name, cell in zip(header, line, strict=False) if cell.strip()}
                    for line in lines[1:]]


def sections(text: str) -> list[tuple[str, str, str]]:
    by_heading: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines():
        heading = HEADING.match(line)
        if heading:
            by_heading.append((heading[1], heading[2], []))
        elif by_heading:
            by_heading[-1][2].append(line)
    return [(heading, key, "\n".join(lines).strip()) for heading, key, lines in by_heading]


def as_files(content: Content) -> dict[str, str]:
    files = {"report.yml": as_yaml(content.head)}
    files |= {file: table_text(file, content) for file in content.tables if content.tables[file] or content.columns.get(file)}
    files |= {file: digest_text(parts) for file, parts in content.digests.items()}
    return {**files, **content.others}


def table_text(file: str, content: Content) -> str:
    rows = content.tables[file]
    used = {name for row in rows for name in row} | set(needed(file))
    known = [*content.columns.get(file, ()), *(column_order(file) if file != "unit_scores.csv" else ())]
    order = [name for name in dict.fromkeys(known) if name in used]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, order, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def needed(file: str) -> tuple[str, ...]:
    if file == "relations.csv":
        return ("id", "kind", "result", "terms")
    if file == "unit_scores.csv":
        return ("entity", "place")
    return (*next(spec for spec in SPECS.values() if spec.file == file).keys, "place")


def digest_text(parts: list[tuple[str, str, str]]) -> str:
    return "\n".join(f"## {heading} {{#{key}}}\n\n{text}\n" for heading, key, text in parts)


def say_the_same(one: Content, other: Content) -> bool:
    """Whether both say the same, whatever the order of columns."""
    return (one.head, filled(one.tables), one.digests, one.others) == \
        (other.head, filled(other.tables), other.digests, other.others)


def filled(tables: dict[str, SheetRows]) -> dict[str, SheetRows]:
    return {file: rows for file, rows in tables.items() if rows}



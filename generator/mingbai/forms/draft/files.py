"""A draft as files, tried with the real loader before anything is written, then put in its place at once."""
from __future__ import annotations

import csv
import io
import os
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from mingbai.forms.draft.head import digests, report_data
from mingbai.forms.draft.prose import add_prose
from mingbai.forms.draft.rows import DraftRow, draft_tables
from mingbai.forms.draft.scheme import Fit, fit
from mingbai.forms.draft.target import DraftTarget
from mingbai.forms.grid import Document
from mingbai.forms.prose.report import Prose
from mingbai.forms.reading import Reading
from mingbai.load.report import RELATION_COLUMNS, RELATION_EXTRAS
from mingbai.load.site import read_site
from mingbai.model.report import Report, Scheme, Site
from mingbai.model.table_specs import SPECS

SCHEMAS = "schema"                        # the content's own folder of them
SHARED = ("site.yml", "units.yml", "topics.yml", "glossary.csv", "schemes")


class PlainDumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


@dataclass(frozen=True)
class Draft:
    """Files below the content folder, by path; `fit` tells the scheme they follow."""
    target: DraftTarget
    files: dict[str, str]
    fit: Fit
    new_units: tuple[str, ...] = ()
    is_draft: bool = False


def drafted(reading: Reading, document: Document, target: DraftTarget, schemes: dict[str, Scheme],
            prose: Prose | None = None) -> Draft:
    """What a text states has to be confirmed by a person: with prose it is marked as a draft."""
    fitting = fit(reading, schemes, scheme_id(target), target.name.zh)
    folder, rows = target.folder, draft_tables(reading, fitting.classes, fitting.parts)
    data = report_data(reading, fitting, document, target.name, draft=prose is not None)
    if prose:
        add_prose(data, rows, prose)
    files = {f"{folder}/report.yml": as_yaml(data)}
    files |= {f"{folder}/{file}": as_csv(file, table) for file, table in rows.items() if table}
    files |= {f"{folder}/{name}": text for name, text in digests(reading, figure_ids(rows)).items()}
    if fitting.data:
        files[f"schemes/{fitting.id}.yml"] = as_yaml(fitting.data)
    if target.new_department:
        files[f"departments/{target.department_id}/department.yml"] = as_yaml(target.new_department)
    return Draft(target, files, fitting, new_units(reading), prose is not None)


def new_units(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.new_unit for row in reading.indicators for value in row.cells.values() if value.new_unit))


def add_units(units: tuple[str, ...], file: Path) -> None:
    """Each of a kind of its own, said in Chinese until someone gives its English."""
    known = file.read_text("utf-8") if file.exists() else ""
    lines = [f'imported-{zlib.crc32(unit.encode()):x}: {{zh: [{unit}], en: [{unit}, {unit}], kind: count-{unit}}}\n'
             for unit in units if not re.search(rf"[\[, ]{re.escape(unit)}[,\] ]", known)]
    if lines:
        file.write_text(known.rstrip("\n") + "\n" * bool(known) + "".join(lines), "utf-8", newline="\n")


def scheme_id(target: DraftTarget) -> str:
    return "-".join((*target.department_id.split("/"), target.year, *filter(None, (target.slug,)), "form"))


def figure_ids(rows: dict[str, list[DraftRow]]) -> set[str]:
    """Those that a digest may quote."""
    return {f"{stem}.total.{column}" for stem, key in (("money", "line"), ("scores", "part"))
            for row in rows.get(f"{stem}.csv", ()) if row[key] == "total" and not row.get("variant")
            for column in ("actual", "adjusted", "score") if row.get(column)}


def as_yaml(data: dict[str, object]) -> str:
    return yaml.dump(data, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=110)


def as_csv(file: str, rows: list[DraftRow]) -> str:
    """Columns in the order of the format, those alone that hold something."""
    filled = {column for row in rows for column, value in row.items() if value}
    order = column_order(file)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [c for c in order if c in filled or c in required(file)], lineterminator="\n",
                            extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def column_order(file: str) -> tuple[str, ...]:
    if file == "relations.csv":
        return (*RELATION_COLUMNS, *RELATION_EXTRAS)
    spec = next(spec for spec in SPECS.values() if spec.file == file)
    return tuple(dict.fromkeys((*spec.keys, "variant", *spec.attributes, *spec.figures, "unit", "place", *spec.optional)))


def required(file: str) -> tuple[str, ...]:
    if file == "relations.csv":
        return ("id", "kind", "result", "terms")
    spec = next(spec for spec in SPECS.values() if spec.file == file)
    return (*spec.keys, "place")


def for_editors(files: dict[str, str], content: Path) -> dict[str, str]:
    """YAML whose first line tells an editor which schema it is of, where the content has one."""
    return {name: schema_line(name, content) + text for name, text in files.items()}


def schema_line(name: str, content: Path) -> str:
    *folders, file = name.split("/")
    schema = f"{SCHEMAS}/{file.removesuffix('.yml')}.json"
    known = file.endswith(".yml") and (content / schema).is_file()
    return f"# yaml-language-server: $schema={'../' * len(folders)}{schema}\n" if known else ""


# ---- trying and writing

@contextmanager
def tried(draft: Draft, content: Path) -> Iterator[Path]:
    """A content folder of its own that holds the draft and what it needs."""
    with tempfile.TemporaryDirectory(prefix="mingbai-") as name:
        root = Path(name)
        for shared in SHARED:
            source = content / shared
            if source.is_dir():
                shutil.copytree(source, root / shared)
            elif source.exists():
                shutil.copy(source, root / shared)
        copy_department(draft.target, content, root)
        put(draft.files, root)
        add_units(draft.new_units, root / "units.yml")
        yield root


def copy_department(target: DraftTarget, content: Path, root: Path) -> None:
    region, _, _department = target.department_id.partition("/")
    for name in (f"{region}/region.yml", f"{target.department_id}/department.yml"):
        if (content / "departments" / name).exists():
            (root / "departments" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(content / "departments" / name, root / "departments" / name)


def put(files: dict[str, str], root: Path) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def loaded(root: Path, report_id: str) -> tuple[Site, Report]:
    """The draft as the site will read it. Raises ContentError for what the loader doesn't take."""
    site, _notices = read_site(root, report_id, drafts=True)
    return site, site.by_id[report_id]


def write_draft(draft: Draft, content: Path) -> None:
    """The report's folder appears whole or not at all; a scheme or department file is only ever added."""
    files = for_editors(draft.files, content)
    inside = {name: text for name, text in files.items() if name.startswith(f"{draft.target.folder}/")}
    others = {name: text for name, text in files.items() if name not in inside and not (content / name).exists()}
    final = content / draft.target.folder
    final.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".import-", dir=final.parent) as name:
        waiting = Path(name) / "report"
        put({path.removeprefix(f"{draft.target.folder}/"): text for path, text in inside.items()}, waiting)
        put(others, content)
        add_units(draft.new_units, content / "units.yml")
        if final.is_dir():                    # a year's folder that holds projects only
            for path in waiting.iterdir():
                os.replace(path, final / path.name)
        else:
            os.replace(waiting, final)

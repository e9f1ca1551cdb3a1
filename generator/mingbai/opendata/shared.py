"""The data files that all reports share. What departments add passes through them one by one; nothing of it is kept."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from datetime import datetime
from itertools import chain
from pathlib import Path

from mingbai.model.report import Bilingual, Site
from mingbai.opendata.cells import DataRow
from mingbai.opendata.csvfile import head_bytes
from mingbai.opendata.dictionary import DataTable, data_dictionary, word
from mingbai.opendata.files import PACKAGE, WORKBOOK, title_and_description
from mingbai.opendata.package import File, FileSum, package_pieces, resource_bytes, sum_of
from mingbai.opendata.parts import Body, bodies, load_bodies, load_resources
from mingbai.opendata.reportjson import SCHEMA_FILE, schema_bytes
from mingbai.opendata.tables import tables_of_all
from mingbai.opendata.workbook import MOST_ROWS, Stored, number_in_words, same_in_both, write_workbook

WrittenFile = tuple[File, FileSum]


def shared_files(site: Site, added: Sequence[Path], folder: Path, created: datetime,
                 changes: Iterable[DataRow] = ()) -> list[str]:
    """Write them into `folder`; their names. `added`: what departments add, as `parts.save` leaves it."""
    tables = write_tables(added, folder, bodies(tables_of_all(changes, site.concepts)))
    stored = [one.stored for one in tables]
    make_workbook(folder / WORKBOOK, stored, site, created)
    (folder / SCHEMA_FILE).write_bytes(schema_bytes())
    written = [*(one.described for one in tables), *described_beside(folder, stored)]
    described = chain((resource_bytes(*one) for one in written), map(load_resources, added))
    write_pieces(folder / PACKAGE, package_pieces(site, described, created))
    return [*(file.path for file, _ in written), PACKAGE]


# ---- tables

class Growing:
    """A table while it is written: counted and measured as it grows."""

    def __init__(self, folder: Path, table: DataTable) -> None:
        self.table, self.path = table, folder / table.file
        self.file, self.count, self.size, self.checksum = self.path.open("wb"), 0, 0, hashlib.sha256()
        self.add(Body(0, head_bytes(table)))

    def add(self, body: Body) -> None:
        self.file.write(body.data)
        self.checksum.update(body.data)
        self.count, self.size = self.count + body.count, self.size + len(body.data)

    def close(self) -> None:
        self.file.close()

    @property
    def stored(self) -> Stored:
        return Stored(self.table, self.path, self.count)

    @property
    def described(self) -> WrittenFile:
        table = self.table
        return (File(table.file, table.name, table.title, table.description, table),
                FileSum(self.size, self.checksum.hexdigest()))


def write_tables(added: Iterable[Path], folder: Path, of_site: Mapping[str, Body]) -> list[Growing]:
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened:
        growing = {name: opened.enter_context(closing(Growing(folder, table)))
                   for name, table in data_dictionary().tables.items()}
        for one in chain([of_site], map(load_bodies, added)):
            for name, body in one.items():
                growing[name].add(body)
    return list(growing.values())


# ---- what stands beside them

def make_workbook(path: Path, tables: Sequence[Stored], site: Site, created: datetime) -> None:
    write_workbook(path, tables, word("package.title", site=site.settings.name), site.settings.publisher, created)


def described_beside(folder: Path, tables: Sequence[Stored]) -> Iterator[WrittenFile]:
    title, description = title_and_description("workbook")
    yield File(WORKBOOK, "workbook", title, without(tables) or description), sum_of_file(folder / WORKBOOK)
    yield File(SCHEMA_FILE, "report-schema", *title_and_description("report-schema")), sum_of(schema_bytes())


def without(tables: Iterable[Stored]) -> Bilingual | None:
    """Which tables are too long for the workbook."""
    left_out = [one.table.file for one in tables if not one.fits]
    return word("resources.workbook.without", most=number_in_words(MOST_ROWS),
                files=same_in_both(", ".join(left_out))) if left_out else None


def sum_of_file(path: Path) -> FileSum:
    with path.open("rb") as file:
        return FileSum(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)

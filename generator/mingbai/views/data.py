"""The data page: every download with what it holds, every column explained, licence, citation, lasting addresses."""
from __future__ import annotations

from mingbai.model.report import Bilingual, Report, Settings, Site
from mingbai.opendata import dictionary
from mingbai.opendata.dictionary import DataTable, Dictionary, data_dictionary
from mingbai.opendata.files import PACKAGE, WORKBOOK, checks_path, figures_path, json_path
from mingbai.opendata.reportjson import SCHEMA_FILE
from mingbai.say.page import PageView
from mingbai.say.say import Say
from mingbai.say.table import TableCell, TableColumn, TableView
from mingbai.text.value import Value
from mingbai.views.lists import LONGEST, by_time, cut_table, page_column, report_cell, trail


class TableDoc(Value):
    """A published table: what it is, where it is, its columns."""
    id: str
    title: str
    description: str
    file: TableCell
    columns: TableView


def view(site: Site, say: Say) -> PageView:
    title, description = say.word("data.title"), say.word("data.description")
    data = data_dictionary()
    return PageView(
        lang=say.lang, address=say.address, template="pages/data.html", title=title, description=description,
        values={"downloads": downloads(data, say), "reports": reports_table(site, say),
                "tables": [table_doc(one, say) for one in data.tables.values()],
                "notes": [data_note(name, text, say) for name, text in data.notes.items()],
                "licence": licence(site.settings), "citation": citation(site.settings, data, say),
                "package": say.file(f"data/{PACKAGE}")},
        crumbs=trail(say), meta=page_column(say, "data", title, description))


# ---- downloads

def file_cell(name: str, say: Say) -> TableCell:
    return TableCell(name.removeprefix("reports/"), href=say.file(f"data/{name}"))


def downloads(data: Dictionary, say: Say) -> TableView:
    columns = (TableColumn(say.word("data.column.file"), header=True), TableColumn(say.word("data.column.holds")))
    rows = [(file_cell(WORKBOOK, say), TableCell(resource("workbook", say))),
            *((file_cell(one.file, say), TableCell(say.plain(one.description))) for one in data.tables.values()),
            (file_cell(PACKAGE, say), TableCell(say.word("data.package"))),
            (file_cell(SCHEMA_FILE, say), TableCell(resource("report-schema", say)))]
    return TableView("downloads-table", say.word("caption.downloads"), columns, tuple(rows))


def resource(name: str, say: Say) -> str:
    return say.plain(dictionary.word(f"resources.{name}.description"))


def reports_table(site: Site, say: Say) -> TableView:
    columns = (TableColumn(say.word("lists.report-column"), header=True), TableColumn("JSON"), TableColumn("CSV"),
               TableColumn(say.word("checking.workbook-column")))
    rows = tuple(report_row(report, say) for report in by_time(site.reports)[:LONGEST])
    return cut_table(TableView("report-files", say.word("caption.report-files"), columns, rows), len(site.reports), say)


def report_row(report: Report, say: Say) -> tuple[TableCell, ...]:
    return (report_cell(report, say), file_cell(json_path(report), say),
            file_cell(figures_path(report), say), file_cell(checks_path(report), say))


# ---- columns

def table_doc(table: DataTable, say: Say) -> TableDoc:
    return TableDoc(f"table-{table.name}", say.plain(table.title), say.plain(table.description),
                    file_cell(table.file, say), columns_table(table, say))


def columns_table(table: DataTable, say: Say) -> TableView:
    columns = tuple(TableColumn(say.word(f"data.column.{name}"), header=name == "name")
                    for name in ("name", "title", "type", "meaning"))
    rows = tuple((TableCell(one.name), TableCell(say.plain(one.title)), TableCell(type_of(one, say)),
                  TableCell(say.plain(one.description)))
                 for one in table.columns)
    return TableView(f"columns-{table.name}", say.word("caption.columns", file=table.file), columns, rows)


def type_of(one: dictionary.DataColumn, say: Say) -> str:
    said = say.word(f"data.type.{one.type}")
    return say.word("data.required", type=said) if one.required else said


def data_note(name: str, text: Bilingual, say: Say) -> tuple[str, str]:
    return say.word(f"data.notes.{name}"), say.plain(text)


# ---- use

def licence(settings: Settings) -> TableCell | None:
    return TableCell(settings.licence, href=settings.licence_url) if settings.licence else None


def citation(settings: Settings, data: Dictionary, say: Say) -> str:
    """The address is added where the site has one."""
    said = say.word("data.citation", publisher=say.plain(settings.publisher), site=say.plain(settings.name),
                    version=data.version)
    return said if not settings.address else f"{said} {settings.address}data/{PACKAGE}"

"""Content → workbook → content loses nothing; a new year begins from the last; a clerk gets from `new` to a report."""
from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from mingbai.cli.main import main
from mingbai.forms.readers import read_document
from mingbai.forms.workbook.back import content_of, report_id_of
from mingbai.forms.workbook.book import ReportWorkbook
from mingbai.forms.workbook.files import Content, as_files, read_folder, say_the_same
from mingbai.forms.workbook.new import next_year
from mingbai.load.schemes import read_schemes
from mingbai.load.site import read_site
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.model.table_specs import SPECS
from tests.forms.contents import CONTENT, REGION, empty_content, everything
from tests.forms.readings import UNITS

REPORTS = sorted(path.parent.relative_to(CONTENT / "departments").as_posix()
                 for path in (CONTENT / "departments").rglob("report.yml"))
SCHEME = read_schemes(Folder(CONTENT), Problems())["national-project"]


def through_a_workbook(content: Content, report_id: str = "a/b/2023") -> Content:
    document = read_document(ReportWorkbook(report_id, content, SCHEME, UNITS, ["gas"]).written(), "w.xlsx")
    assert report_id_of(document) == report_id
    return content_of(document)


@pytest.mark.parametrize("report", REPORTS)
def test_a_published_report_comes_back_as_it_was(report, tmp_path):
    before = read_folder(CONTENT / "departments" / report)
    after = through_a_workbook(before)
    assert say_the_same(before, after)
    for name, text in as_files(after).items():
        (tmp_path / name).write_text(text, "utf-8")
    assert say_the_same(before, read_folder(tmp_path))


WORD = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="#"), min_size=1, max_size=12)
LINES = st.lists(WORD, min_size=1, max_size=3).map("\n".join)
KEY = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
BOTH = st.one_of(st.fixed_dictionaries({"zh": LINES, "en": LINES}),
                 st.fixed_dictionaries({"zh": LINES, "untranslated": st.just("true")}))
ENTRY = st.fixed_dictionaries({"id": KEY, "text": BOTH}, optional={
    "place": WORD, "answers": st.lists(KEY, min_size=1, max_size=3)})
HEAD = st.fixed_dictionaries({"kind": st.just("whole"), "title": BOTH, "scheme": st.just("national-project")}, optional={
    "dates": st.fixed_dictionaries({"filled": WORD}), "problems": st.lists(ENTRY, min_size=1, max_size=12),
    "topics": st.dictionaries(KEY, BOTH, min_size=1, max_size=3),
    "sources": st.lists(st.fixed_dictionaries({"id": KEY, "sections": st.dictionaries(
        st.from_regex(r"\d(\.\d){0,2}", fullmatch=True), BOTH, min_size=1, max_size=3)}), min_size=1, max_size=2)})


@st.composite
def tables(draw):
    spec = draw(st.sampled_from(list(SPECS.values())))
    columns = list(dict.fromkeys([*spec.keys, "place", *draw(st.lists(st.sampled_from(spec.optional), max_size=6))]))
    rows = draw(st.lists(st.fixed_dictionaries(dict.fromkeys(columns, WORD)), min_size=1, max_size=5))
    return spec.file, columns, rows


@st.composite
def contents(draw):
    drawn = draw(st.lists(tables(), max_size=3))
    keys = draw(st.lists(st.sampled_from(["overview", "spending", "use"]), unique=True))
    digest = [(draw(WORD), key, draw(LINES)) for key in keys]
    return Content(head=draw(HEAD), tables={file: rows for file, _columns, rows in drawn},
                   columns={file: columns for file, columns, _rows in drawn},
                   digests={f"digest.{lang}.md": digest for lang in ("zh", "en")},
                   others=draw(st.one_of(st.just({}), st.fixed_dictionaries({"explanations.yml": LINES}))))


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(contents())
def test_any_content_comes_back_as_it_was(content):
    assert say_the_same(content, through_a_workbook(content))


def test_a_new_year_keeps_the_rows_and_drops_the_figures():
    content = next_year(CONTENT / "departments" / "zhuzhou-lukou" / "housing" / "2023", "2024")
    total = next(row for row in content.tables["money.csv"] if row["line"] == "total")
    assert not {"original", "adjusted", "actual", "rate"} & total.keys()
    assert content.head["title"]["zh"] == "2024年度部门整体支出绩效自评"
    assert "grade" not in content.head and "dates" not in content.head
    assert {row["weight"] for row in content.tables["indicators.csv"] if "weight" in row} == {"5", "10"}


@pytest.mark.slow
def test_from_new_to_a_report_as_a_clerk_goes(tmp_path, capsys):
    content, book = empty_content(tmp_path / "content"), tmp_path / "fill.xlsx"
    place = ["--content", str(content), "--lang", "zh"]
    assert main(["new", "--region", REGION, "--department", "water", "--name", "渌口区水利局", "--year", "2024",
                 "--workbook", str(book), *place]) == 0
    filled = load_workbook(book)
    money = filled["money"]
    columns = {cell.value: cell.column for cell in money[1]}
    money.cell(3, columns["original"], "１５２０．４０")
    money.cell(3, columns["actual"], 1498.2)
    filled.save(book)
    assert main(["import", str(book), *place]) == 0
    report = read_site(content)[0].by_id[f"{REGION}/water/2024"]
    assert report.figures["money.total.original"].base == 15_204_000
    assert report.figures["money.total.actual"].base == 14_982_000
    before = everything(content)
    assert main(["import", str(book), *place]) == 0 and everything(content) == before
    assert "全部相同" in capsys.readouterr().out


def test_the_workbook_offers_choices_and_notes():
    empty = Content(head={"scheme": "national-project"})
    book = load_workbook(io.BytesIO(ReportWorkbook("a/b/2023", empty, SCHEME, UNITS, ["gas"]).written()))
    sheet = book["indicators"]
    columns = {cell.value: cell.column_letter for cell in sheet[1]}
    offered = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
               for rule in sheet.data_validations.dataValidation}
    assert offered[columns["stated_in"]] == '"table,prose,announced"'
    assert columns["class"] in offered
    assert sheet[f"{columns['name_zh']}2"].value == "中文名称\nChinese name"
    assert book["money"]["A2"].comment is not None
    assert book["mingbai"].sheet_state == "hidden"


def test_nothing_in_a_workbook_is_a_formula():
    rows = [{"line": "x", "label_zh": "=1+1", "label_en": "@x", "place": "form"}]
    data = ReportWorkbook("a/b/2023", Content(head={"scheme": "national-project"}, tables={"money.csv": rows}), SCHEME, UNITS,
                          []).written()
    cells = [cell for sheet in load_workbook(io.BytesIO(data)) for row in sheet for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_a_report_that_exists_is_not_made_anew(tmp_path, capsys):
    content = empty_content(tmp_path / "content")
    arguments = ["new", "--region", REGION, "--department", "water", "--name", "水利局", "--year", "2024",
                 "--content", str(content), "--lang", "en"]
    assert main(arguments) == 0
    before = everything(content)
    assert main(arguments) == 2 and everything(content) == before
    assert "exists" in capsys.readouterr().err
    assert read_site(content)[0].reports == ()
    assert len(read_site(content, drafts=True)[0].reports) == 1

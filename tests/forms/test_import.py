"""`mingbai import`: what it writes, what it refuses to write, what it never writes."""
from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mingbai.cli import import_forms
from mingbai.cli.main import main
from mingbai.forms.readers import read_document
from mingbai.load.site import read_site
from tests.forms.contents import REGION, empty_content, everything
from tests.forms.grids import WRITERS, cases

CASES = cases()
PLACE = ["--region", REGION, "--department", "test-bureau", "--lang", "en"]
SCHEMA = Path(__file__).parents[2] / "generator" / "mingbai" / "forms" / "schema" / "import.json"


@pytest.fixture
def content(tmp_path):
    return empty_content(tmp_path / "content")


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """A process for each file costs a second; that each has one is tested with the hostile files."""
    monkeypatch.setattr(import_forms, "read_file", lambda path, patience: read_document(path.read_bytes(), path.name))


@pytest.fixture
def run(content, capsys):
    """The command as a person types it: its exit code, what it printed, what it complained of."""
    def import_files(*arguments):
        code = main(["import", *map(str, arguments), *PLACE, "--content", str(content)])
        said = capsys.readouterr()
        return code, said.out, said.err
    return import_files


@pytest.fixture
def form(tmp_path):
    def saved(name, kind="xlsx", change=None):
        case = CASES[name]
        path = tmp_path / f"{name}.{kind}"
        path.write_bytes(WRITERS[kind](change(case) if change else case))
        return path
    return saved


def year_of(case):
    return [] if case["expect"][0]["year"] else ["--year", "2023"]


@pytest.mark.parametrize("name", CASES)
def test_what_is_written_is_what_was_read(name, form, run, content):
    assert run(form(name), *year_of(CASES[name]))[0] == 0
    site, _notices = read_site(content)
    assert len(site.reports) == len(CASES[name]["expect"])
    for report, wanted in zip(sorted(site.reports, key=lambda r: r.slug), CASES[name]["expect"], strict=True):
        assert [(i.name.zh, i.core) for i in report.indicators] == [
            (row["name"], row.get("core", False)) for row in wanted["indicators"]]
        for indicator, row in zip(report.indicators, wanted["indicators"], strict=True):
            for phase in ("target", "actual", "score"):
                figure = indicator[phase]
                assert (figure.quantity.printed if figure else None) == row.get(phase)


def test_places_are_the_cells_of_the_form(form, run, content):
    run(form("anhui-planting"))
    report = read_site(content)[0].reports[0]
    assert report.figures["money.total.actual"].citations[0].detail == "C6"
    assert report.figures["indicators.quantity-1.target"].citations[0].detail == "D12"


def test_of_which_rows_become_sums_of_their_row(form, run, content):
    run(form("anhui-planting"))
    sums = {relation.result: relation.terms for relation in read_site(content)[0].reports[0].relations}
    assert sums["indicators.quantity-3.target"] == ("indicators.quantity-3-part-1.target",
                                                    "indicators.quantity-3-part-2.target")
    assert len(sums["indicators.quantity-1.actual"]) == 4


def test_a_dry_run_tells_everything_and_writes_nothing(form, run, content):
    before = everything(content)
    code, out, _err = run(form("hunan-whole"), "--dry-run", "--format", "json")
    said = json.loads(out)
    jsonschema.validate(said, json.loads(SCHEMA.read_text("utf-8")))
    total = said["reports"][0]["funds"][0]
    assert code == 0 and everything(content) == before
    assert total["original"] == {"value": 1520.4, "unit": "万元", "comparator": "", "as_printed": "1520.4",
                                 "kind": "number", "place": "D6"}
    assert said["reports"][0]["places"]["funds[0].original"] == "D6"
    assert {entry["label"] for entry in said["reports"][0]["dropped"]} == {"填报人", "联系电话", "单位负责人签字", "填表人"}
    assert said["files"][0]["metadata_dropped"] == ["creator"]


@pytest.mark.parametrize("name", CASES)
def test_every_dry_run_is_of_the_schema(name, form, run):
    _code, out, _err = run(form(name), "--dry-run", "--format", "json")
    jsonschema.validate(json.loads(out), json.loads(SCHEMA.read_text("utf-8")))


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "dropped" in str(case)])
def test_personal_data_never_comes_out(name, form, run, content):
    out, err = "", ""
    for options in (["--explain"], ["--dry-run", "--format", "json"]):
        _code, more, complaints = run(form(name), *year_of(CASES[name]), *options)
        out, err = out + more, err + complaints
    written = b"".join(everything(content / "departments").values()).decode()
    for secret in ("13800000000", "13900000000", "61234567", "87654321", "5551234", "赵某", "钱某", "孙某", "李某",
                   "吴某", "郑某", "王某", "周某", "某人"):
        assert secret not in out + err + written


def test_nothing_is_written_when_a_figure_cant_be_read(form, run, content):
    def broken(case):
        rows = [list(row) for row in case["sheets"][0]["rows"]]
        rows[5][4] = "九点四八左右吧"
        return {"sheets": [{**case["sheets"][0], "rows": rows}]}
    before = everything(content)
    path = form("anhui-planting", change=broken)
    code, out, err = run(path)
    assert (code, everything(content)) == (2, before)
    assert "九点四八左右吧" in out and "nothing was written" in err
    assert run(path, "--partial")[0] == 0
    assert "money.total.adjusted" in read_site(content)[0].reports[0].figures


def test_a_second_import_changes_nothing_and_tells_old_and_new(form, run, content):
    run(form("anhui-planting"))
    before = everything(content)

    def corrected(case):
        rows = [list(row) for row in case["sheets"][0]["rows"]]
        rows[5][4] = 9.4
        return {"sheets": [{**case["sheets"][0], "rows": rows}]}
    code, out, _err = run(form("anhui-planting", change=corrected), "--project", "project-1")
    assert code == 1 and everything(content) == before
    assert "9.48万元 → 9.4万元" in out and out.count("→") == 1
    code, out, _err = run(form("anhui-planting"))
    assert code == 0 and "every figure is the same" in out


def test_a_form_without_a_known_department_asks_for_it(form, content, capsys):
    code = main(["import", str(form("anhui-planting")), "--content", str(content), "--lang", "zh"])
    assert code == 2 and "--department" in capsys.readouterr().err


def test_a_form_that_fits_no_scheme_brings_its_own(tmp_path, run, content):
    rows = [["2023年度部门整体支出绩效自评表", "<", "<", "<", "<", "<"], ["部门名称", "某某局", "<", "<", "<", "<"],
            ["一级指标", "二级指标", "三级指标", "权重", "目标值", "得分"],
            ["履职效能", "完成任务", "改造管网", 60, "10公里", 60], ["管理效率", "预算管理", "预算编制", 40, "规范", 38],
            ["合计", None, None, 100, None, 98]]
    path = tmp_path / "own.xlsx"
    path.write_bytes(WRITERS["xlsx"]({"sheets": [{"rows": rows}]}))
    assert run(path)[0] == 0
    report = read_site(content)[0].reports[0]
    assert [(part.name.zh, part.weight) for part in report.scheme.parts] == [("履职效能", 60), ("管理效率", 40)]
    assert report.indicators[1].part.name.zh == "预算管理"

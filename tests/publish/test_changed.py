"""Between two releases: a figure or an address that goes or changes without a record stops the release."""
from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
import yaml

from mingbai.cli.main import main
from mingbai.load.site import read_site
from mingbai.model.problems import ContentError
from mingbai.publish.changed import refuse_unrecorded
from mingbai.publish.refusal import ReleaseRefusal
from tests.publish.test_corrections import RECORD, REPORT
from tests.support.sites import edit, tiny_copy

FIGURES = ("report_id", "figure_id", "as_printed", "value", "unit", "value_cny", "period", "label_zh")
CHANGES = ("date", "report_id", "figure_id", "before", "after")


def site_with(folder: Path, figures: list[tuple], changes: list[tuple] = ()) -> Path:
    for name, columns, rows in (("figures", FIGURES, figures), ("changes", CHANGES, changes)):
        path = folder / "data" / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *rows])
    return folder


def figure(printed: str, report: str = "a/b/2023", label: str = "x", period: str = "2023", value: str = "") -> tuple:
    return (report, "money.total.actual", printed, value or printed.rstrip("万元"), "万元", "", period, label)


def change(before: str, after: str, date: str = "2024-08-01") -> tuple:
    return (date, "a/b/2023", "money.total.actual", before, after)


def stops(tmp_path: Path, before: list[tuple], after: list[tuple], changes: list[tuple] = (), moved=None) -> list[str]:
    served, new = site_with(tmp_path / "served", before), site_with(tmp_path / "new", after, changes)
    try:
        refuse_unrecorded(served, new, moved or {})
    except ReleaseRefusal as refusal:
        return [stop.kind for stop in refusal.stops]
    return []


def test_the_first_release_has_nothing_to_compare(tmp_path: Path) -> None:
    refuse_unrecorded(tmp_path / "none", site_with(tmp_path / "new", [figure("1万元")]), {})


@pytest.mark.parametrize(("after", "changes", "expected"), [
    (figure("1.5万元"), [], []),
    (figure("1.5万元", label="another wording"), [], []),
    (figure("1.6万元"), [], ["unrecorded-change"]),
    (figure("1.50万元"), [], ["unrecorded-change"]),
    (figure("1.5万元", value="1.51"), [], ["unrecorded-change"]),
    (figure("1.5万元", period="2022"), [], ["unrecorded-change"]),
    (figure("1.6万元"), [change("1.5万元", "1.6万元")], []),
    (figure("1.6万元"), [change("1.5万元", "1.7万元")], ["unrecorded-change"]),
    (figure("1.6万元"), [change("1.4万元", "1.6万元")], ["unrecorded-change"]),
    (figure("1.6万元"), [change("1.4万元", "1.5万元", "2024-07-01"), change("1.5万元", "1.6万元")], []),
    (figure("1.6万元"), [change("1.5万元", "1.55万元", "2024-07-01"), change("1.55万元", "1.6万元")], []),
    (figure("1.5万元", period="2022"), [change("1.5万元", "1.5万元")], []),
])
def test_a_change_needs_its_record(after: tuple, changes: list[tuple], expected: list[str], tmp_path: Path) -> None:
    assert stops(tmp_path, [figure("1.5万元")], [after], changes) == expected


def test_a_figure_that_goes_needs_its_record(tmp_path: Path) -> None:
    other = ("a/b/2023", "money.basic.actual", "1万元", "1", "万元", "", "2023", "y")
    assert stops(tmp_path / "1", [figure("1万元"), other], [other]) == ["unrecorded-change"]
    assert stops(tmp_path / "2", [figure("1万元"), other], [other], [change("1万元", "")]) == []
    assert stops(tmp_path / "3", [other], [figure("1万元"), other]) == []


def test_a_report_that_moved_is_compared_at_its_new_address(tmp_path: Path) -> None:
    moved = {"a/old/2023": "a/b/2023"}
    assert stops(tmp_path / "1", [figure("1万元", "a/old/2023")], [figure("1万元")], moved=moved) == []
    assert stops(tmp_path / "2", [figure("1万元", "a/old/2023")], [figure("2万元")], moved=moved) == ["unrecorded-change"]


def test_an_address_that_goes_is_told(tmp_path: Path) -> None:
    for folder, names in (("served", ("zh/a", "zh/b")), ("new", ("zh/a",))):
        for name in names:
            (tmp_path / folder / name).mkdir(parents=True)
            (tmp_path / folder / name / "index.html").write_text("x", "utf-8")
    with pytest.raises(ReleaseRefusal) as caught:
        refuse_unrecorded(tmp_path / "served", tmp_path / "new", {})
    assert [(stop.place, stop.kind) for stop in caught.value.stops] == [("zh/b/", "vanished-address")]


# ---- the whole way

def release(content: Path, out: Path, capsys) -> tuple[int, str]:
    code = main(["build", "--content", str(content), "--out", str(out), "--lang", "en"])
    return code, capsys.readouterr().err


@pytest.mark.slow
def test_a_changed_digit_stops_the_release_until_the_reason_is_recorded(tmp_path: Path, capsys) -> None:
    content, out = tiny_copy(tmp_path), tmp_path / "out"
    assert release(content, out, capsys)[0] == 0
    served = (out / "current").resolve()
    edit(content / REPORT / "money.csv", "118.50", "118.60")
    code, told = release(content, out, capsys)
    assert code == 1 and (out / "current").resolve() == served
    assert "118.50万元" in told and "118.60万元" in told and "departments/anyang/housing/2023/corrections.yml" in told
    suggested = yaml.safe_load(told.split("corrections in this file: ")[1].splitlines()[0])
    assert (suggested["figure"], suggested["before"], suggested["after"]) == (
        "money.total.actual", "118.50万元", "118.60万元")
    (content / REPORT / "corrections.yml").write_text(RECORD, "utf-8")
    assert release(content, out, capsys)[0] == 0
    new = out / "current"
    assert "118.50万元" in (new / "data/changes.csv").read_text("utf-8")
    assert all("118.50万元" in (new / name).read_text("utf-8") for name in (
        "zh/anyang/housing/2023/index.html", "zh/corrections/index.html", "zh/corrections/feed.xml"))


@pytest.mark.slow
def test_a_report_may_move_when_its_old_address_leads_on(tmp_path: Path, capsys) -> None:
    content, out = tiny_copy(tmp_path), tmp_path / "out"
    assert release(content, out, capsys)[0] == 0
    shutil.move(content / REPORT / "ramps", content / REPORT / "slopes")
    code, told = release(content, out, capsys)
    assert code == 1 and "zh/anyang/housing/2023/ramps/" in told
    (content / "redirects.csv").write_text("from,to\nanyang/housing/2023/ramps,anyang/housing/2023/slopes\n", "utf-8")
    assert release(content, out, capsys)[0] == 0
    page = (out / "current/en/anyang/housing/2023/ramps/index.html").read_text("utf-8")
    assert 'http-equiv="refresh" content="0; url=../../../../../en/anyang/housing/2023/slopes/"' in page


@pytest.mark.parametrize(("rows", "kind"), [
    ("anyang/housing/2023,anyang/housing/2023/ramps", "redirect-from"), ("../x,anyang/housing/2023", "redirect-from"),
    ("a/b,anyang/housing/2022", "broken-reference"), ("a//b,anyang/housing/2023", "redirect-from")])
def test_a_wrong_redirect_is_told(rows: str, kind: str, tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    (content / "redirects.csv").write_text(f"from,to\n{rows}\n", "utf-8")
    with pytest.raises(ContentError) as caught:
        read_site(content)
    assert [problem.kind for problem in caught.value.problems] == [kind]

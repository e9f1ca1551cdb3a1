"""A published figure changes only with a recorded reason; what it was stays to be seen."""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from lxml import etree, html

from mingbai.build.run import generate
from mingbai.load.site import read_site
from mingbai.model.problems import ContentError
from tests.support.sites import edit, tiny_copy

REPORT = "departments/anyang/housing/2023"
RECORD = """corrections:
  - {figure: money.total.actual, before: 118.50万元, after: 118.60万元, date: 2024-08-01,
     reason: {zh: 录入有误, en: A slip of the pen}}
"""
REMOVED = """corrections:
  - {figure: money.gone.actual, before: 3万元, after: , date: 2024-08-01, label: {zh: 已删, en: Gone line},
     reason: {zh: 重复, en: Stated twice}}
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tiny_copy(tmp_path)


def correct(content: Path, record: str = RECORD) -> None:
    edit(content / REPORT / "money.csv", "118.50", "118.60")
    (content / REPORT / "corrections.yml").write_text(record, "utf-8")


def page_of(folder: Path, name: str) -> str:
    """Its words, the cells of a row side by side."""
    tree = html.fromstring((folder / name).read_text("utf-8").split("\n---\n", 1)[1])
    return "".join(part.strip() for part in tree.itertext())


def test_the_old_and_the_new_value_are_on_the_page_in_the_feeds_and_in_the_data(content: Path, tmp_path: Path) -> None:
    correct(content)
    target = tmp_path / "site_src"
    generate(content, target)
    for lang, before, reason in (("zh", "118.50万元", "录入有误"), ("en", "CNY 1,185,000", "A slip of the pen")):
        for name in (f"{lang}/anyang/housing/2023/index.md", f"{lang}/corrections/index.md", f"{lang}/corrections/feed.xml",
                     f"{lang}/corrections/feed.json"):
            text = (target / name).read_text("utf-8")
            assert before in text and reason in text, name
    rows = list(csv.DictReader(io.StringIO((target / "data/changes.csv").read_text("utf-8"))))
    assert [(row["date"], row["figure_id"], row["before"], row["after"]) for row in rows] == [
        ("2024-08-01", "money.total.actual", "118.50万元", "118.60万元")]


def test_the_figures_before_a_correction_stay_reachable(content: Path, tmp_path: Path) -> None:
    record = RECORD + ("  - {figure: money.total.actual, before: 118.40万元, after: 118.50万元, date: 2024-07-20,"
                       " reason: {zh: 先前, en: Earlier}}\n")
    correct(content, record)
    target = tmp_path / "site_src"
    generate(content, target)
    now, second, first = (page_of(target, f"en/anyang/housing/2023/{place}index.md")
                          for place in ("", "before/2024-08-01/", "before/2024-07-20/"))
    assert "Figures before the correction of" in now
    ledger = "Whole department, actual expenditureCNY 1.19 millionCNY "
    assert f"{ledger}1,186,000" in now and f"{ledger}1,185,000" in second
    assert "Whole department, actual expenditureCNY 1.18 millionCNY 1,184,000" in first


@pytest.mark.parametrize(("record", "kind"), [
    (RECORD.replace("after: 118.60万元", "after: 118.70万元"), "correction-differs"),
    (RECORD + RECORD.split("\n", 1)[1].replace("2024-08-01", "2024-09-01"), "correction-differs"),
    (RECORD.replace("en: A slip of the pen", "en: "), "missing-translation"),
    (RECORD.replace("money.total.actual", "money.totals.actual"), "broken-reference"),
    (RECORD.replace("date: 2024-08-01,", ""), "bad-date"),
    (RECORD.replace("118.50万元", "118.5.0万元"), "bad-number"),
    (RECORD.replace("money.total.actual", "money.gone.actual").replace("after: 118.60万元", "after: "), "missing-field"),
])
def test_a_wrong_record_is_told(content: Path, record: str, kind: str) -> None:
    correct(content, record)
    with pytest.raises(ContentError) as caught:
        read_site(content)
    assert kind in {problem.kind for problem in caught.value.problems}, caught.value.text("en")
    assert all(text for text in (caught.value.text("zh"), caught.value.text("en")))


def test_a_removed_figure_keeps_its_name_in_the_history(content: Path, tmp_path: Path) -> None:
    (content / REPORT / "corrections.yml").write_text(REMOVED, "utf-8")
    generate(content, tmp_path / "site_src")
    assert "Gone lineCNY 30,000 (3万元)(none)Stated twice" in page_of(tmp_path / "site_src", "en/anyang/housing/2023/index.md")


def test_a_withdrawn_report_leaves_its_notice_and_nothing_else(content: Path, tmp_path: Path) -> None:
    edit(content / REPORT / "ramps" / "report.yml", "kind: project",
         "kind: project\nwithdrawn: {date: 2024-09-01, reason: {zh: 项目并入整体报告, en: Merged into the whole}}")
    target = tmp_path / "site_src"
    generate(content, target)
    page = page_of(target, "en/anyang/housing/2023/ramps/index.md")
    assert "withdrawn on 1 September 2024" in page and "Merged into the whole" in page and "CNY" not in page
    assert "ramps" not in (target / "data/figures.csv").read_text("utf-8")
    assert "Merged into the whole" in (target / "en/corrections/feed.xml").read_text("utf-8")


# ---- feeds

def test_feeds_are_well_formed_and_say_the_same(content: Path, tmp_path: Path) -> None:
    correct(content)
    target = tmp_path / "site_src"
    generate(content, target)
    feeds = sorted(target.rglob("feed.xml"))
    assert len(feeds) == 8
    for path in feeds:
        atom = etree.fromstring(path.read_bytes())
        space = {"a": "http://www.w3.org/2005/Atom"}
        ids = atom.xpath("//a:id/text()", namespaces=space)
        assert len(ids) == len(set(ids)) and all(one.startswith("https://tiny.example/") for one in ids)
        twin = json.loads(path.with_suffix(".json").read_text("utf-8"))
        assert [item["id"] for item in twin["items"]] == atom.xpath("//a:entry/a:id/text()", namespaces=space)
        assert twin["items"] and twin["language"] == path.relative_to(target).parts[0]

"""What is published is what was read: every digit, nothing added, nothing lost, zero apart from not stated."""
from __future__ import annotations

import re
from decimal import Decimal

import pytest

from mingbai.opendata.cells import plain_decimal
from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.tables import table_lines, tables
from mingbai.text.format import as_printed
from mingbai.text.value import replace
from tests.opendata.published import publish, publish_site
from tests.support.sites import edit, tiny_copy

PLAIN = re.compile(r"-?\d+(\.\d+)?")
ANYANG, RAMPS = "anyang/housing/2023", "anyang/housing/2023/ramps"


def test_every_figure_keeps_its_digits(real):
    for report in real.site.reports:
        for figure in report.figures.values():
            row = real.figure(report.id, figure.id)
            assert row["as_printed"] == as_printed(figure.quantity), figure.id
            if figure.value is None:
                assert row["value"] == "", figure.id
            else:
                assert Decimal(row["value"]).as_tuple() == figure.value.as_tuple(), figure.id


def test_money_is_given_exactly_in_yuan(real):
    checked = 0
    for report in real.site.reports:
        for figure in report.figures.values():
            row = real.figure(report.id, figure.id)
            money = figure.quantity.measure == "money"
            assert bool(row["value_cny"]) == money, figure.id
            if money:
                assert Decimal(row["value_cny"]) == figure.value * figure.unit.scale, figure.id
                checked += 1
    assert checked > 100


def test_every_figure_has_both_labels_a_unit_or_kind_and_a_section(real):
    for key, row in real.figures.items():
        assert row["label_zh"] and row["label_en"], key
        assert row["kind"] and (row["kind"] != "number" or row["value"]), key
        assert bool(row["unit"]) == bool(row["unit_en"]), key
        assert row["source_id"] and row["source_section"] and row["source_section_en"], key
        assert not re.search(r"[\u4e00-\u9fff]", row["label_en"] + row["unit_en"]), key


def test_a_figure_without_a_number_is_in_words_or_a_date(real):
    for key, row in real.figures.items():
        if not row["value"]:
            assert row["date"] or (row["words_zh"] and row["words_en"]), key


def test_both_languages_are_filled_together(real):
    for table in data_dictionary().tables.values():
        for row in real.rows(table.file):
            for name in table.column_names:
                if name.endswith("_zh") and f"{name[:-3]}_en" in row:
                    assert bool(row[name]) == bool(row[f"{name[:-3]}_en"]), (table.name, name, row)


def test_numbers_have_no_exponent_and_no_separators(real):
    for table in data_dictionary().tables.values():
        numbers = [column.name for column in table.columns if column.type in ("number", "integer")]
        for row in real.rows(table.file):
            for name in numbers:
                assert not row[name] or PLAIN.fullmatch(row[name]), (table.name, name, row[name])


@pytest.mark.parametrize(("value", "cell"), [
    (Decimal("1E+8"), "100000000"), (Decimal("0E-7"), "0.0000000"), (Decimal("1E-9"), "0.000000001"),
    (Decimal("7.50"), "7.50"), (Decimal("-0.10"), "-0.10"), (Decimal(0), "0"), (None, None)])
def test_a_decimal_is_written_out(value, cell):
    assert plain_decimal(value) == cell


def test_zero_is_a_figure_and_nothing_stays_nothing(tiny):
    zero = tiny.figure(ANYANG, "three-public.department.overseas.actual")
    assert (zero["value"], zero["value_cny"]) == ("0", "0")
    assert tiny.figure(ANYANG, "results.complaints.value")["value"] == "0"
    assert tiny.figure(RAMPS, "money.total.actual")["value_cny"] == "0"
    assert (RAMPS, "money.total.adjusted") in tiny.figures
    assert (ANYANG, "money.total.received") not in tiny.figures
    parks = next(row for row in tiny.rows("indicators.csv") if row["indicator_id"] == "parks")
    assert (parks["target"], parks["actual"], parks["score"], parks["weight"]) == ("3", "", "", "")


def test_a_score_that_is_not_stated_is_empty(tiny, real):
    scores = {row["report_id"]: row["score"] for row in [*tiny.rows("reports.csv"), *real.rows("reports.csv")]}
    assert scores[ANYANG] == "95.88"
    assert scores[RAMPS] == ""
    assert scores["hengshan/housing/2022"] == ""


def test_an_indicator_stands_at_its_place_in_the_scheme(tiny):
    rows = {row["indicator_id"]: row for row in tiny.rows("indicators.csv")}
    homes = rows["homes"]
    assert (homes["comparator"], homes["target"], homes["actual"], homes["unit"]) == ("≥", "200", "230", "套")
    assert (homes["target_printed"], homes["completion"], homes["score"]) == ("≥200套", "115", "30")
    assert homes["level3_zh"] == "新增住房" and homes["level1_en"] and homes["level2_zh"]
    assert rows["comfort"]["level2_zh"] == "" and rows["comfort"]["target"] == ""
    assert (rows["comfort"]["target_printed"], rows["comfort"]["target_en"]) == ("改善", "better")
    assert (rows["quality"]["reason_zh"], rows["quality"]["reason_en"]) == ("个别返工", "Some rework")


def test_a_result_is_converted_to_the_unit_of_its_target(tmp_path):
    content = tiny_copy(tmp_path)
    edit(content / "departments/anyang/housing/2023/indicators.csv", "≥200套,,230套", "≥2万平方米,,23000平方米")
    homes = publish(content).rows("indicators.csv")[0]
    assert (homes["unit"], homes["target"], homes["actual"], homes["actual_unit"]) == ("万平方米", "2", "2.3000", "万平方米")
    assert homes["actual_printed"] == "23000平方米"


def test_a_result_of_another_kind_keeps_its_own_unit(tmp_path):
    content = tiny_copy(tmp_path)
    edit(content / "departments/anyang/housing/2023/indicators.csv", "≥200套,,230套", "≥2万平方米,,230套")
    homes = publish(content).rows("indicators.csv")[0]
    assert (homes["unit"], homes["target"], homes["actual"], homes["actual_unit"]) == ("万平方米", "2", "230", "套")


def test_ranges_ranks_and_dates_keep_their_parts(tmp_path):
    content = tiny_copy(tmp_path)
    results = content / "departments/anyang/housing/2023/results.csv"
    with results.open("a", encoding="utf-8") as file:
        file.write("span,housing,每栋,A building,3至5套,,,,,,2,,\n"
                   "place,housing,名次,Rank,第四,,,,,,2,,\n"
                   "day,housing,完工,Finished,2023年9月12日,,,,,,1;2@表头,,\n")
    published = publish(content)
    span, place, day = (published.figure(ANYANG, f"results.{name}.value") for name in ("span", "place", "day"))
    assert (span["kind"], span["value"], span["upper"], span["unit"]) == ("range", "3", "5", "套")
    assert (place["kind"], place["value"], place["unit_en"]) == ("rank", "4", "rank")
    assert (day["kind"], day["value"], day["date"]) == ("date", "", "2023-09-12")
    assert (day["source_section"], day["source_section_en"]) == ("一、资金；二、绩效", "1 Money; 2 Performance")
    assert day["source_detail"] == "; 表头"


def test_addresses_are_absolute_where_the_site_has_an_address(tiny, real):
    assert tiny.rows("reports.csv")[0]["url_en"] == f"https://tiny.example/en/{ANYANG}/"
    settings = replace(real.site.settings, address="")
    rows = publish_site(replace(real.site, settings=settings)).rows("reports.csv")
    assert rows[0]["url_zh"] == "/zh/hengshan/housing/2022/"


def test_a_project_report_names_its_department_s_report(tiny):
    assert [row["parent_report_id"] for row in tiny.rows("reports.csv")] == ["", ANYANG]


def test_every_check_is_published_with_its_numbers(tiny):
    rows = tiny.rows("checks.csv")
    assert [(row["report_id"], row["rule_id"], row["status"]) for row in rows] == [
        (check.report.id, check.rule.id, check.status) for check in tiny.checks.checks]
    assert {row["status"] for row in rows} >= {"pass"}
    for row in rows:
        if row["stated"] and row["recomputed"] and row["difference"]:
            step = abs(Decimal(row["difference"]) - (Decimal(row["stated"]) - Decimal(row["recomputed"])))
            assert step < Decimal(1).scaleb(Decimal(row["stated"]).as_tuple().exponent), row


def test_every_rule_is_published(tiny):
    known = {row["rule_id"] for row in tiny.rows("rules.csv")}
    assert {check.rule.id for check in tiny.checks.checks} <= known


def test_corrections_are_published(tiny):
    change = {"date": "2024-09-01", "report_id": ANYANG, "figure_id": "money.total.actual", "before": "118.40万元",
              "after": "118.50万元", "reason_zh": "录入有误", "reason_en": "A slip in typing"}
    again = publish_site(tiny.site, changes=[change])
    assert again.rows("changes.csv") == [change]
    assert tiny.rows("changes.csv") == []


def test_a_column_that_no_one_described_is_refused():
    table = data_dictionary().tables["changes"]
    with pytest.raises(KeyError, match="surprise"):
        list(table_lines([{"surprise": "1"}], table))


def test_every_cell_of_a_table_is_a_text_or_nothing(tiny):
    for name, made in tables(tiny.site, tiny.checks).items():
        assert {len(line) for line in made} == {len(data_dictionary().tables[name].columns)}
        assert all(cell is None or (isinstance(cell, str) and cell) for line in made for cell in line)


def test_the_rows_of_a_report_are_those_of_the_whole(real):
    whole = real.rows("figures.csv")
    parts = [row for report in real.site.reports for row in real.rows(f"reports/{report.id}.figures.csv")]
    assert parts == whole

"""The files and columns that are promised to everyone who reads the data. They only ever grow at the end."""
from __future__ import annotations

import pytest

from mingbai.opendata.dictionary import data_dictionary

CONTRACT = {
    "reports": "report_id, region_code, region_zh, region_en, department_id, department_zh, department_en, kind, "
               "project_zh, project_en, year, scheme_id, score, grade_zh, grade_en, url_zh, url_en, source_id",
    "figures": "report_id, figure_id, topic, label_zh, label_en, value, unit, unit_en, as_printed, value_cny, period, "
               "phase, source_id, source_section",
    "indicators": "report_id, indicator_id, level1_zh, level2_zh, level3_zh, level1_en, level2_en, level3_en, "
                  "comparator, target, actual, unit, target_printed, actual_printed, completion, weight, score, "
                  "reason_zh, reason_en, source_section",
    "checks": "report_id, rule_id, severity, status, place, figure_ids, stated, recomputed, difference, message_zh, "
              "message_en, explanation_zh, explanation_en",
    "sources": "source_id, report_id, title_zh, title_en, issuer_zh, date, sha256, url",
    "rules": "rule_id, family, severity, title_zh, title_en, formula, basis",
    "changes": "date, report_id, figure_id, before, after, reason_zh, reason_en",
    "promises": "report_id, promise_id, label_zh, label_en, label_short_zh, label_short_en, aim, direction, target_figure, "
                "target, revised_target, result_figure, result, unit, state, repeats, distance, deadline, weight, score, "
                "reason_zh, reason_en, measure_zh, measure_en, place, place_en, same_as, concept, figure_ids, issue_ids, "
                "previous_promise_id",
    "derived": "report_id, derived_id, concept, label_zh, label_en, value, unit, formula, figure_ids, withheld, caveat_zh, "
               "caveat_en",
    "issues": "report_id, issue_id, rank, rank_score, kind, headline_zh, headline_en, sentence_zh, sentence_en, stated, "
              "recomputed, money_cny, figure_ids, check_ids, defence_zh, defence_en, answer_zh, answer_en, status",
    "concepts": "concept, label_zh, label_en, unit, direction",
}
BESIDE_THE_TABLES = {"mingbai.xlsx", "datapackage.json", "report.schema.json"}


@pytest.mark.parametrize("table", CONTRACT)
def test_the_promised_columns_come_first_in_the_promised_order(table, real):
    promised = CONTRACT[table].split(", ")
    header = real.text(f"{table}.csv").split("\r\n", 1)[0].split(",")
    assert header[:len(promised)] == promised
    assert tuple(header) == data_dictionary().tables[table].column_names


def test_the_promised_files_are_there_and_no_others(real):
    of_reports = {name for report in real.site.reports
                  for name in (f"reports/{report.id}.{ending}" for ending in ("json", "figures.csv", "checks.xlsx"))}
    assert set(real.files) == {f"{table}.csv" for table in CONTRACT} | BESIDE_THE_TABLES | of_reports


def test_the_six_reports_are_published(real):
    assert {row["report_id"] for row in real.rows("reports.csv")} >= {
        "hengshan/housing/2022", "yueyang/housing/2023", "zhanjiang/housing/2023", "zhanjiang/urban-renewal/2023",
        "zhanjiang/urban-renewal/2023/special-fund", "zhuzhou-lukou/housing/2023"}


def test_every_line_is_as_rfc_4180_has_it(real):
    for name, data in real.files.items():
        if name.endswith(".csv"):
            assert not data.startswith(b"\xef\xbb\xbf"), name
            assert data.endswith(b"\r\n"), name
            table = "figures" if name.startswith("reports/") else name.removesuffix(".csv")
            columns = list(data_dictionary().tables[table].column_names)
            assert all(list(row) == columns and None not in row.values() for row in real.rows(name)), name

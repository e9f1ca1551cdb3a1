"""No cell of a published table runs as a formula; numbers stay numbers; the text can be had back."""
from __future__ import annotations

import io
import re

import openpyxl
import pytest

from mingbai.opendata.dictionary import data_dictionary
from mingbai.opendata.safe import harmless
from tests.opendata.published import publish, publish_site
from tests.support.sites import edit, tiny_copy

ANYANG = "anyang/housing/2023"
RISKY = ["=1+1", "+1-2", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"x\")", "-15.2万元", "+A1", "＝1+1", "＋1",
         "－1", "＠SUM", "'=1", "''+1", "=", "-", "-1.2.3", "-1e5", "+1,000", "=cmd|' /C calc'!A0"]
HARMLESS = ["", "1", "0", "-1", "-1.7", "+2", "-1.7%", "+0.5%", "abc", "a=b", "≥90%", "'quoted'", "'", "约-1", "1-2", "——"]


def original(text: str) -> str:
    """The way back, as the notes on the data page give it."""
    return text[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", text) else text


@pytest.mark.parametrize("text", RISKY)
def test_a_text_that_might_run_is_marked_and_can_be_had_back(text):
    assert harmless(text) == f"'{text}"
    assert original(harmless(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_and_numbers_are_left_alone(text):
    assert harmless(text) == text
    assert original(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+1-2", "-2+3", "@SUM(A1)", "＝1"])
def test_a_label_from_the_content_does_not_run(text, tmp_path):
    content = tiny_copy(tmp_path)
    results = content / f"departments/{ANYANG}/results.csv"
    edit(results, "公租房配租,Public rental homes let", f"{text},{text}")
    published = publish(content)
    row = published.figure(ANYANG, "results.homes-let.value")
    assert (row["label_zh"], row["label_en"]) == (f"'{text}", f"'{text}")
    assert text in published.text(f"reports/{ANYANG}.json")
    assert f"'{text}" in [cell.value for cell in sheet(published, "figures")["D"]]


@pytest.mark.parametrize("printed", ["\t=1", "=1+1"])
def test_a_correction_does_not_run(printed, tiny):
    change = {"date": "2024-09-01", "report_id": ANYANG, "figure_id": "money.total.actual", "before": printed,
              "after": "118.50", "reason_zh": "@更正", "reason_en": "-corrected"}
    again = publish_site(tiny.site, changes=[change])
    row = again.rows("changes.csv")[0]
    assert (row["before"], row["after"], row["reason_zh"], row["reason_en"]) == (
        f"'{printed}", "118.50", "'@更正", "'-corrected")


def test_a_negative_number_stays_a_number(tmp_path):
    content = tiny_copy(tmp_path)
    edit(content / f"departments/{ANYANG}/results.csv", "150套,40%", "150套,-1.7%")
    published = publish(content)
    row = published.figure(ANYANG, "results.homes-let.growth")
    assert (row["value"], row["as_printed"]) == ("-1.7", "-1.7%")
    at = list(published.figures).index((ANYANG, "results.homes-let.growth")) + 2
    cell = sheet(published, "figures").cell(at, data_dictionary().tables["figures"].column_names.index("value") + 1)
    assert (cell.value, cell.data_type) == (-1.7, "n")


def test_no_cell_of_the_real_data_might_run(real):
    for name in (name for name in real.files if name.endswith(".csv")):
        for row in real.rows(name):
            assert all(harmless(cell) == cell or cell.startswith("'") for cell in row.values()), (name, row)
    book = openpyxl.load_workbook(io.BytesIO(real.files["mingbai.xlsx"]))
    assert all(cell.data_type != "f" for page in book for line in page.iter_rows() for cell in line)


def sheet(published, name):
    return openpyxl.load_workbook(io.BytesIO(published.files["mingbai.xlsx"]))[name]

"""The same forms as a true .xls and printed to PDF."""
from __future__ import annotations

import io

import pytest
import xlwt

from tests.forms.grids import areas, as_html, cases
from tests.forms.readings import described, differences, read

CASES = cases()
OLD = ("anhui-planting", "sichuan-salaries", "hunan-whole", "yunnan-training")
PRINTED = ("anhui-planting", "town-entrusted-services", "city-unseen")


def as_xls(case):
    book = xlwt.Workbook(encoding="utf-8")
    for sheet in case["sheets"]:
        page = book.add_sheet(sheet["name"])
        page.visibility = 1 if sheet.get("hidden") else 0
        for row, column, height, width, value in areas(sheet["rows"]):
            style = xlwt.easyxf(num_format_str=value["f"]) if isinstance(value, dict) else xlwt.Style.default_style
            said = value["n"] if isinstance(value, dict) else value
            if height * width > 1:
                page.write_merge(row - 1, row + height - 2, column - 1, column + width - 2, said, style)
            elif said is not None:
                page.write(row - 1, column - 1, said, style)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", OLD)
def test_a_true_xls_is_read(name):
    for wanted, reading in zip(CASES[name]["expect"], read(as_xls(CASES[name]), "form.xls"), strict=True):
        assert differences(wanted, described(reading)) == []


@pytest.mark.browser
@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_form_is_read(name, browser, tmp_path):
    """Line breaks that printing puts into words are closed up; what is lost is only where a merged cell ends."""
    page = browser.new_page()
    page.set_content(as_html(CASES[name]).decode("gb18030").replace("<style>td {}", "<style>table{border-collapse:collapse}"))
    data = page.pdf(format="A3", landscape=True)
    page.close()
    for wanted, reading in zip(CASES[name]["expect"], read(data, "form.pdf"), strict=True):
        asked = {key: value for key, value in wanted.items() if key not in ("left", "hints", "layout")}
        assert differences(asked, described(reading)) == []

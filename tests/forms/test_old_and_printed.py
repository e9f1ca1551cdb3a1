"""The same forms as a true .xls and printed to PDF."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.forms.grids import as_html, cases
from tests.forms.readings import described, differences, read

CASES = cases()
FILES = Path(__file__).parent / "old"      # the cases of the same names, written once as BIFF workbooks
OLD = sorted(path.stem for path in FILES.glob("*.xls"))
PRINTED = ("anhui-planting", "town-entrusted-services", "city-unseen")


@pytest.mark.parametrize("name", OLD)
def test_a_true_xls_is_read(name):
    for wanted, reading in zip(CASES[name]["expect"], read((FILES / f"{name}.xls").read_bytes(), "form.xls"), strict=True):
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

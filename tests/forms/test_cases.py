"""Every form of the cases, as a workbook, a Word file, an HTML table and a CSV file, is read with every value right."""
from __future__ import annotations

import pytest

from mingbai.forms.layouts import layouts
from tests.forms.grids import WRITERS, cases
from tests.forms.readings import described, differences, read

CASES = cases()
# Without merged cells a form keeps its figures; where each cell lies and what it spans is lost.
LOST_IN_CSV = {"left", "hints", "layout"}


@pytest.mark.parametrize("layout", layouts())
def test_every_layout_has_a_sample_form_with_what_must_be_read(layout):
    samples = [form for case in CASES.values() for form in case["expect"] if form.get("layout") == layout]
    assert any(form.get("funds") and form.get("indicators") for form in samples), f"to write: tests/forms/cases/{layout}.yml"


@pytest.mark.parametrize("kind", ["xlsx", "docx", "xls"])
@pytest.mark.parametrize("name", CASES)
def test_every_value_is_read(name, kind):
    assert unread(name, kind) == []


@pytest.mark.parametrize("name", CASES)
def test_every_value_is_read_without_merged_cells(name):
    assert unread(name, "csv", LOST_IN_CSV) == []


def unread(name: str, kind: str, ignored: frozenset = frozenset()) -> list[str]:
    readings = read(WRITERS[kind](CASES[name]), f"form.{kind}")
    expected = CASES[name]["expect"]
    told = [] if len(readings) == len(expected) else [f"{len(expected)} forms ≠ {len(readings)}"]
    for wanted, reading in zip(expected, readings, strict=False):
        asked = {key: value for key, value in wanted.items() if key not in ignored}
        told += differences(asked, described(reading)) + [f"unreadable: {note}" for note in reading.unreadable]
    return told

"""A label is put together in one way, whether a figure is stated or missing."""
from __future__ import annotations

import pytest

from mingbai.model.labels import Labels, joined
from mingbai.model.report import Bilingual, untranslated

ARCHIVE, RATE = untranslated("市档案馆"), Bilingual("决算数", "actual")
LABELS = Labels("whole", {"output": Bilingual("产出", "Output")}, {"archive": ARCHIVE, "school": Bilingual("学校", "School")})

LINES = [
    ("money", "total", Bilingual("部门整体收支", "Whole department")),
    ("three-public", "department.reception", Bilingual("公务接待费", "Official receptions")),
    ("three-public", "school.reception", Bilingual("学校·公务接待费", "School, Official receptions")),
    ("three-public", "archive.reception", untranslated("市档案馆·公务接待费")),
    ("scores", "output", Bilingual("产出", "Output")),
    ("unit-scores", "archive", ARCHIVE),
    ("results", "output", None),
]


@pytest.mark.parametrize(("table", "key", "called"), LINES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_line_is_called(table: str, key: str, called: Bilingual | None):
    assert LABELS.at(table, key) == called


def test_of_a_text_that_has_no_translation_the_whole_is_marked():
    assert joined(ARCHIVE, RATE) == untranslated("市档案馆·决算数")
    assert joined(RATE, Bilingual("Annex", "Annex", "en")) == Bilingual("actual, Annex", "actual, Annex", "en")


def test_what_prose_states_is_called_as_its_row_and_what_it_does_not_state_by_its_column():
    houses = Bilingual("房屋", "Houses")
    assert LABELS.figure("results", houses, "value") == houses
    assert LABELS.cell("results", houses, "value") == Bilingual("房屋·完成值", "Houses, result")

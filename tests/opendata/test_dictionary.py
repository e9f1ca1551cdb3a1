"""One place says what every column is; nothing in it is left unsaid or unused."""
from __future__ import annotations

import re

import pytest

from mingbai.checks.outcomes import STATUSES
from mingbai.checks.rule import SEVERITIES
from mingbai.load.head import KINDS
from mingbai.load.report import STATED_IN
from mingbai.load.tables import STANDINGS
from mingbai.opendata.dictionary import WORDS, data_dictionary
from mingbai.text.words import catalogue

COLUMNS = [(table, column) for table in data_dictionary().tables.values() for column in table.columns]
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[f"{t.name}.{c.name}" for t, c in COLUMNS])
def test_every_column_has_a_type_and_both_languages(table, column):
    assert column.type in ("string", "number", "integer", "boolean", "date")
    for text in (column.title, column.description):
        assert text.zh and text.en
    assert HAN.search(column.description.zh)
    if column.name.endswith("_zh"):
        assert "Chinese" in column.title.en


def test_keys_and_references_name_columns_that_exist():
    tables = data_dictionary().tables
    for table in tables.values():
        assert set(table.key) <= set(table.column_names)
        for reference in table.references:
            assert set(reference.columns) <= set(table.column_names)
            assert list(reference.named) == list(tables[reference.to].key)


def test_every_common_column_is_used():
    words = catalogue(WORDS)
    used = {name for table in words["tables"].values() for name, own in table["columns"].items() if own is None}
    assert used == set(words["common"])


def test_lists_of_allowed_words_are_those_of_the_generator():
    tables = {name: {column.name: column for column in table.columns}
              for name, table in data_dictionary().tables.items()}
    assert tables["figures"]["standing"].enum == tables["reports"]["score_standing"].enum == STANDINGS
    assert tables["indicators"]["stated_in"].enum == STATED_IN
    assert tables["reports"]["kind"].enum == KINDS
    assert tables["checks"]["status"].enum == STATUSES
    assert tables["checks"]["severity"].enum == tables["rules"]["severity"].enum == SEVERITIES


def test_every_column_that_has_a_chinese_side_has_an_english_one():
    for table in data_dictionary().tables.values():
        names = set(table.column_names)
        for name in names:
            if name.endswith("_zh"):
                assert f"{name.removesuffix('_zh')}_en" in names

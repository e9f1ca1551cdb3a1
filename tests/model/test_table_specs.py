"""A table of content is told whole: its words, and its row in both guides."""
from __future__ import annotations

import re

import pytest

from mingbai.model.table_specs import SPECS, TableSpec, missing_words
from tests.support.builds import ROOT


@pytest.mark.parametrize("guide", ["README.md", "README.zh.md"])
@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.name)
def test_both_guides_list_its_columns(spec: TableSpec, guide: str) -> None:
    text = (ROOT / "content" / guide).read_text("utf-8")
    keys = re.escape(".".join(f"`{key}`" for key in spec.keys))
    row = re.search(rf"^\| `{spec.file}`[^|]*\| {keys} \|.*\| `(.*)` \|$", text, re.M)
    assert row and tuple(row[1].split()) == spec.figures


def test_a_table_is_refused_with_all_that_is_still_to_be_said_of_it() -> None:
    assert missing_words(TableSpec("visits", ("line",), ("actual", "new_visitors"), topic="visits")) == [
        f"{key} ({lang}) in words/ledger.yml"
        for key in ("tables.visits.title", "tables.visits.topic", "columns.new-visitors") for lang in ("zh", "en")]

"""Words are found once, and read anew when they may have been edited."""
from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from mingbai.text import words
from mingbai.text.format import Formatter
from mingbai.text.quantity import Quantity
from mingbai.text.units import Unit
from mingbai.work.places import PACKAGE


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Writes a catalogue of one range where the words are read from; all is as it was afterwards."""
    def write(pattern: str) -> None:
        (tmp_path / "numbers.yml").write_text(f"range: {{zh: '{pattern}', en: '{pattern}'}}\n", "utf-8")
        words.forget()
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    yield write
    monkeypatch.undo()
    words.forget()


def test_who_holds_words_hears_of_an_edit(edited) -> None:
    edited("{low} to {high}")
    held = words.Words("numbers", "en")
    before = held("range", low=1, high=2)
    edited("{low} up to {high}")
    assert (before, held("range", low=1, high=2)) == ("1 to 2", "1 up to 2")


def test_a_quantity_is_said_in_the_words_of_today(edited) -> None:
    percent = Unit("%", "%", "percent", Decimal(1), "", "")
    quantity = Quantity("1-2%", "range", value=1, unit=percent, upper=2)
    edited("{low} to {high}")
    before = Formatter("en").quantity(quantity).text
    edited("{low} up to {high}")
    assert (before, Formatter("en").quantity(quantity).text) == ("1% to 2%", "1% up to 2%")


def test_a_word_that_is_nowhere_is_an_error_each_time() -> None:
    held = words.Words(("pages", "report"), "en")
    for _ in range(2):
        with pytest.raises(words.MissingWord):
            held("no.such-word")
    assert not held.has("no.such-word")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.yml")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_file_of_words_is_read_alike_with_and_without_the_library_in_c(path: Path) -> None:
    """PyYAML comes without it on some systems, and its own reader takes less."""
    text = path.read_text("utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)

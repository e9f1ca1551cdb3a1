"""A terminal sees how far the work has come; a log file sees nothing; the items are the same."""
from __future__ import annotations

import io

import pytest

from mingbai.work import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(ticks))


def test_a_terminal_sees_how_far_it_is_and_then_nothing_of_it(clock: None) -> None:
    terminal = Terminal()
    assert list(progress.with_progress("abcd", 4, terminal)) == list("abcd")
    said = terminal.getvalue()
    assert "2/4" in said and said.endswith(" \r") and "\n" not in said


def test_anything_else_sees_nothing(clock: None) -> None:
    log = io.StringIO()
    assert list(progress.with_progress("abcd", 4, log)) == list("abcd")
    assert log.getvalue() == ""


def test_short_work_shows_no_line() -> None:
    terminal = Terminal()
    assert list(progress.with_progress("ab", 2, terminal)) == list("ab")
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(("done", "total", "full"), [(0, 4, 0), (2, 4, 15), (4, 4, 30), (0, 0, 30)])
def test_the_bar_is_as_full_as_the_work_is_done(done: int, total: int, full: int) -> None:
    assert progress.bar(done, total).count(progress.DONE) == full and len(progress.bar(done, total)) == progress.WIDTH

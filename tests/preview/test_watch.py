"""`mingbai check --watch`: checks again after an edit, and goes on when a file is wrong for a moment."""
from __future__ import annotations

import argparse
import threading
from pathlib import Path

import pytest

from mingbai.cli.commands.check import watched
from mingbai.cli.main import main
from mingbai.preview.watch import edits
from tests.support.sites import edit, tiny_copy


def options(content: Path) -> argparse.Namespace:
    return argparse.Namespace(content=content, path="", draft=False, lang="en", severity="W", format="text", all=False)


def test_an_edit_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "money.csv"
    stop = threading.Event()

    def type_on() -> None:
        while not stop.wait(0.2):             # until it is seen: watching begins when it begins
            file.write_text("a", "utf-8")
    typing = threading.Thread(target=type_on, daemon=True)
    typing.start()
    bursts = edits(tmp_path)
    try:
        assert next(bursts) is None
    finally:
        stop.set()
        typing.join()
        bursts.close()


def test_what_is_half_saved_ends_nothing(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    content = tiny_copy(tmp_path)
    money = content / "departments/anyang/housing/2023/money.csv"

    def person():
        edit(money, "place", "palce")
        yield
        edit(money, "palce", "place")
        yield
        raise KeyboardInterrupt
    code = watched(options(content), person())
    said = capsys.readouterr()
    assert code in (0, 1) and "palce" in said.err
    assert said.out.count("report(s)") == 2 and said.out.count("──") == 2


def test_a_draft_that_is_named_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    content = tiny_copy(tmp_path)
    report = content / "departments/anyang/housing/2023/ramps/report.yml"
    report.write_text("draft: true\n" + report.read_text("utf-8"), "utf-8")
    place = ["--content", str(content), "--lang", "en"]
    main(["check", "anyang/housing/2023/ramps", *place])
    named = capsys.readouterr()
    main(["check", *place])
    left_out = capsys.readouterr()
    main(["check", "--draft", *place])
    asked = capsys.readouterr()
    assert "1 report(s)" in named.out and "draft, left out" in named.err
    assert "1 report(s)" in left_out.out and "2 report(s)" in asked.out

"""Releases are whole or not there, one at a time, kept and brought back."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mingbai.publish.lock import exclusive
from mingbai.publish.refusal import ReleaseRefusal
from mingbai.publish.release import Plan, release, rollback
from mingbai.publish.release_folder import BUILDING, DELETING, ReleaseFolder
from mingbai.publish.switch import current_name, follow_file, switch_by_file
from mingbai.publish.verify import verify_folder
from tests.publish.kills import ROOT, kill_many
from tests.publish.quick import fill, quick_release


def served(root: Path) -> str:
    return (root / "current" / "zh" / "0" / "0.html").read_text("utf-8").split()[0].removeprefix("<p>")


def test_a_release_is_served_whole(tmp_path: Path) -> None:
    released = quick_release(tmp_path, "one")
    assert (released.is_new, released.files, served(tmp_path)) == (True, 150, "one")
    assert verify_folder(tmp_path / "current").differences == ()


def test_the_same_site_is_not_released_twice(tmp_path: Path) -> None:
    first = quick_release(tmp_path, "one")
    again = quick_release(tmp_path, "one")
    assert (again.is_new, again.name) == (False, first.name)
    assert ReleaseFolder(tmp_path).names() == [first.name]


def test_a_builder_that_fails_changes_nothing(tmp_path: Path) -> None:
    quick_release(tmp_path, "one")

    def broken(folder: Path) -> None:
        fill(folder, "two")
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        release(tmp_path, Plan(broken, {}))
    assert served(tmp_path) == "one"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "current", "releases"]
    assert len(ReleaseFolder(tmp_path).names()) == 1


@pytest.mark.skipif(os.name == "nt", reason="a limit on file sizes is POSIX")
def test_a_disk_that_takes_no_more_changes_nothing(tmp_path: Path) -> None:
    quick_release(tmp_path, "one")
    script = ("import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
              "resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300));"
              "from pathlib import Path; from tests.publish.quick import quick_release;"
              "quick_release(Path(sys.argv[1]), 'two')")
    ended = subprocess.run([sys.executable, "-B", "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert "File too large" in ended.stderr
    assert served(tmp_path) == "one"
    assert verify_folder(tmp_path / "current").differences == ()


def test_two_releases_exclude_each_other(tmp_path: Path) -> None:
    with exclusive(ReleaseFolder(tmp_path).lock), pytest.raises(ReleaseRefusal) as caught:
        quick_release(tmp_path, "one")
    assert caught.value.exit_code == 3
    assert str(os.getpid()) in caught.value.text("en") and "正在发布" in caught.value.text("zh")
    assert quick_release(tmp_path, "one").is_new


def test_leftovers_of_killed_runs_are_cleared(tmp_path: Path) -> None:
    layout = ReleaseFolder(tmp_path)
    fill(layout.aside(BUILDING), "half")
    fill(layout.aside(DELETING), "half")
    (tmp_path / ".current-new").symlink_to("releases/none")
    quick_release(tmp_path, "one")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "current", "releases"]


def test_old_releases_go_and_the_served_one_stays(tmp_path: Path) -> None:
    names = [quick_release(tmp_path, version).name for version in "abc"]
    assert rollback(tmp_path) == names[1]
    assert rollback(tmp_path) == names[0]
    assert served(tmp_path) == "a"
    newer = [quick_release(tmp_path, version).name for version in "defg"]
    assert ReleaseFolder(tmp_path).names() == newer[-3:]


def test_rollback_to_a_named_release(tmp_path: Path) -> None:
    names = [quick_release(tmp_path, version).name for version in "abc"]
    assert rollback(tmp_path, names[0]) == names[0]
    assert rollback(tmp_path, names[2]) == names[2]
    assert served(tmp_path) == "c"


def test_rollback_refuses_what_is_not_kept(tmp_path: Path) -> None:
    only = quick_release(tmp_path, "a").name
    for asked in ("", "000009-aaaaaaaaaaaa", "../elsewhere"):
        with pytest.raises(ReleaseRefusal) as caught:
            rollback(tmp_path, asked)
        assert only in caught.value.text("en")
    assert current_name(ReleaseFolder(tmp_path)) == only


def test_rollback_refuses_a_damaged_release(tmp_path: Path) -> None:
    damaged = quick_release(tmp_path, "a").name
    newest = quick_release(tmp_path, "b").name
    (ReleaseFolder(tmp_path).release(damaged) / "zh" / "0" / "0.html").write_text("other", "utf-8")
    with pytest.raises(ReleaseRefusal, match="differ from the release's manifest"):
        rollback(tmp_path)
    assert current_name(ReleaseFolder(tmp_path)) == newest


def link(target: Path, name: Path) -> None:
    name.symlink_to(target, target_is_directory=True)


@pytest.mark.parametrize("stage", ["note only", "old aside", "new in place"])
def test_a_switch_by_file_is_finished_after_a_kill(tmp_path: Path, stage: str) -> None:
    """What Windows does, with a link in place of a junction; the kill is after each of its steps."""
    layout = ReleaseFolder(tmp_path)
    for name in ("000001-aaaaaaaaaaaa", "000002-bbbbbbbbbbbb"):
        layout.release(name).mkdir(parents=True)
    switch_by_file(layout, "000001-aaaaaaaaaaaa", link)
    (tmp_path / "current.txt").write_text("000002-bbbbbbbbbbbb", "ascii")
    if stage != "note only":
        layout.current.rename(tmp_path / ".junction-old")
    if stage == "new in place":
        link(layout.release("000002-bbbbbbbbbbbb"), layout.current)
    follow_file(layout, link)
    assert layout.current.resolve().name == "000002-bbbbbbbbbbbb"
    switch_by_file(layout, "000001-aaaaaaaaaaaa", link)
    assert layout.current.resolve().name == "000001-aaaaaaaaaaaa"
    assert not list(tmp_path.glob(".junction*"))


@pytest.mark.slow
def test_killed_at_random_moments_the_served_site_is_whole(tmp_path: Path) -> None:
    seen = kill_many(tmp_path, 20)
    assert seen.total() == 20
    assert seen["killed", "old"] > 3
    assert not seen["ended", "old"]

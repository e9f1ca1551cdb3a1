"""What did not change is left as it lies; the result is what a run from nothing gives, whatever was edited or killed."""
from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mingbai.build import inputs
from mingbai.build import run as build_run
from mingbai.build.run import generate
from mingbai.model.problems import ContentError
from mingbai.work import fingerprint
from tests.support.sites import edit, tiny_copy

BASE = "departments/anyang/housing"
EDITS = [
    (f"{BASE}/2023/results.csv", "1.26万平方米", "1.27万平方米"),
    (f"{BASE}/2023/digest.en.md", "The bureau spent", "In all the bureau spent"),
    (f"{BASE}/department.yml", "安阳县住房局", "安阳县住房和建设局"),
    ("schemes/plain.yml", "简明方案", "简易方案"),
    ("site.yml", "小站", "小小站"),
]
Files = dict[str, bytes]


class Place:
    """A content and the folder it is generated into, again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.content, self.target = folder, folder / "content", folder / "kept" / "site_src"

    def run(self, **environment: str) -> list[str]:
        return generate(self.content, self.target, environment).changed

    def files(self) -> Files:
        return files_in(self.target)

    def from_nothing(self, **environment: str) -> Files:
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)
        generate(self.content, self.folder / "fresh" / "site_src", environment)
        return files_in(self.folder / "fresh" / "site_src")


def files_in(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    tiny_copy(folder)
    Place(folder).run()
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Place:
    """Where one run has been: a copy keeps the times of the files."""
    return Place(Path(shutil.copytree(made, tmp_path / "place")))


def test_every_edit_of_the_content_gives_what_a_run_from_nothing_gives(place: Place) -> None:
    for file, what, other in EDITS:
        before = place.files()
        edit(place.content / file, what, other)
        place.run()
        assert place.files() == place.from_nothing(), file
        assert place.files() != before, file


def test_an_unchanged_content_is_not_worked_on(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_run.BuildRun, "make_what_is_stale", lambda run: pytest.fail("worked on"))
    assert place.run() == []


def test_only_the_edited_department_is_made_again(place: Place) -> None:
    other = place.content / "departments/anyang/water"
    shutil.copytree(place.content / BASE, other)
    place.run()
    record = place.target.parent / ".cache/mingbai-site_src/anyang/water.record"
    before = record.read_bytes()
    edit(place.content / EDITS[0][0], *EDITS[0][1:])
    changed = place.run()
    assert record.read_bytes() == before
    assert any(name.startswith("zh/anyang/housing/2023/") for name in changed)
    assert not any("anyang/water/2" in name for name in changed)
    assert place.files() == place.from_nothing()


@pytest.mark.parametrize("what", ["templates", "words", "code", "libraries"])
def test_another_program_makes_everything_again(place: Place, what: str, monkeypatch: pytest.MonkeyPatch,
                                                tmp_path: Path) -> None:
    OTHER_PROGRAMS[what](monkeypatch, tmp_path)
    monkeypatch.setattr(build_run.BuildRun, "make_what_is_stale", lambda run: pytest.fail(f"all of {sorted(run.stale)}"))
    with pytest.raises(pytest.fail.Exception, match=r"all of \['anyang/_lists', 'anyang/housing', 'shared'\]"):
        place.run()


def another_package(monkeypatch: pytest.MonkeyPatch, folder: Path, edited: str) -> None:
    copy = Path(shutil.copytree(fingerprint.PACKAGE, folder / "mingbai", ignore=shutil.ignore_patterns("__pycache__")))
    file = copy / edited
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    monkeypatch.setattr(fingerprint, "PACKAGE", copy)
    monkeypatch.setattr(inputs, "code_state", inputs.code_state.__wrapped__)


def another_template(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    copy = Path(shutil.copytree(inputs.TEMPLATES, folder / "templates"))
    (copy / "layout.html").write_text("another", "utf-8")
    monkeypatch.setattr(inputs, "TEMPLATES", copy)


def another_library(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(fingerprint, "distributions", list)
    monkeypatch.setattr(inputs, "code_state", inputs.code_state.__wrapped__)


OTHER_PROGRAMS = {
    "templates": another_template, "libraries": another_library,
    "words": lambda patch, folder: another_package(patch, folder, "words/pages.yml"),
    "code": lambda patch, folder: another_package(patch, folder, "views/home.py")}


@pytest.mark.parametrize("name", inputs.CONTENT_SETTINGS)
def test_a_setting_that_files_rest_on_is_an_input(place: Place, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_run.BuildRun, "make_what_is_stale", lambda run: pytest.fail(f"all of {sorted(run.stale)}"))
    with pytest.raises(pytest.fail.Exception, match="anyang/housing"):
        place.run(**{name: ""} | {name: {"MINGBAI_ONLY": "anyang", "MINGBAI_REGION": "41"}.get(name, "1")})


@pytest.mark.parametrize("spoil", [
    lambda path: path.unlink(), lambda path: path.write_text("by hand", "utf-8"),
    lambda path: path.with_name("stray.md").write_text("stray", "utf-8")])
def test_a_file_that_is_not_as_it_was_put_is_put_again(place: Place, spoil: Callable[[Path], None]) -> None:
    before = place.files()
    spoil(place.target / "zh/anyang/housing/2023/index.md")
    assert place.files() != before
    place.run()
    assert place.files() == before


def test_a_run_that_is_killed_while_it_puts_files_is_made_good(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(place.content / "site.yml", "小站", "小小站")
    left = iter(range(20))

    def killed(new: Path, old: Path) -> bool:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return move(new, old)

    move = build_run.move
    monkeypatch.setattr(build_run, "move", killed)
    with pytest.raises(KeyboardInterrupt):
        place.run()
    monkeypatch.setattr(build_run, "move", move)
    place.run()
    assert place.files() == place.from_nothing()


@pytest.mark.parametrize("data", [b"", b"\x80", b"no record at all"])
def test_a_record_that_cannot_be_read_is_none(place: Place, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for record in (place.target.parent / ".cache").rglob("*.record"):
        record.write_bytes(data)
    monkeypatch.setattr(build_run.BuildRun, "make_what_is_stale", lambda run: pytest.fail(f"all of {sorted(run.stale)}"))
    with pytest.raises(pytest.fail.Exception, match=r"all of \['anyang/_lists', 'anyang/housing', 'shared'\]"):
        place.run()


def test_two_runs_at_once_do_not_disturb_each_other(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second runs from start to end while the first is about to put its files."""
    edit(place.content / EDITS[0][0], *EDITS[0][1:])
    settle, seen = build_run.BuildRun.settle, []

    def with_another(run: build_run.BuildRun, name: str) -> list[str]:
        if not seen:
            seen.append(name)
            place.run()
        return settle(run, name)

    monkeypatch.setattr(build_run.BuildRun, "settle", with_another)
    place.run()
    assert place.files() == place.from_nothing()
    assert not list((place.target.parent / ".cache").rglob(".staging-*"))


def test_wrong_content_touches_nothing_and_all_is_told_at_once(place: Place) -> None:
    before = place.files()
    edit(place.content / EDITS[0][0], "1.26万平方米", "1.2.6万平方米")
    (place.content / "redirects.csv").write_text("from,to\nanyang/old,anyang/nowhere\n", "utf-8")
    with pytest.raises(ContentError) as told:
        place.run()
    assert {one.spot.file for one in told.value.problems} == {f"{BASE}/2023/results.csv", "redirects.csv"}
    assert place.files() == before

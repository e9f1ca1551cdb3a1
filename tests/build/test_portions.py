"""A preview makes of a department what is asked for. What was not asked for is not there: nothing is of old content."""
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mingbai.build.portions import DATA_FILES, NO_PORTION, Portions, portion_of, portions_in, state_with
from mingbai.build.run import Generated, generate
from mingbai.preview.on_demand import FEEDS
from tests.build.test_incremental import BASE, EDITS, Place
from tests.support.sites import edit, tiny_copy

DEPARTMENT = "anyang/housing"
OLD, NEW = f"{DEPARTMENT}/2022", f"{DEPARTMENT}/2023"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing but the report of 2023, beside what is said of many."""
    folder = tmp_path_factory.mktemp("made")
    content = tiny_copy(folder)
    shutil.copytree(content / BASE / "2023", content / BASE / "2022")
    ask(Place(folder), NEW, DATA_FILES)
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Place:
    return Place(Path(shutil.copytree(made, tmp_path / "place")))


def ask(place: Place, *portions: str) -> Generated:
    return generate(place.content, place.target, {}, frozenset(portions))


def pages(place: Place) -> set[str]:
    """To which portions of the department there are pages."""
    return {portion_of(path.parent.relative_to(place.target / "zh").as_posix())
            for path in (place.target / "zh" / DEPARTMENT).rglob("index.md")}


def test_what_is_asked_for_is_made(place: Place) -> None:
    assert pages(place) == {NEW}
    assert (place.target / "zh/index.md").exists() and (place.target / f"data/reports/{OLD}.json").exists()


def test_what_is_there_stays_while_the_content_does(place: Place) -> None:
    assert ask(place, NEW).changed == []
    assert ask(place, OLD).portions == {DEPARTMENT: {OLD, NEW, DATA_FILES}}
    assert pages(place) == {OLD, NEW}
    assert ask(place, DEPARTMENT).shared_is_old is False
    assert pages(place) == {DEPARTMENT, OLD, NEW}
    assert place.files() == place.from_nothing()


@pytest.mark.parametrize(("file", "what", "other"), EDITS)
def test_after_an_edit_nothing_old_is_there_but_what_is_said_of_many(place: Place, file: str, what: str, other: str) -> None:
    ask(place, OLD)
    edit(place.content / file, what, other)
    found = ask(place, NEW)
    right = place.from_nothing()
    assert pages(place) == {NEW} and found.shared_is_old and found.portions == {DEPARTMENT: {NEW}}
    own = [name for name in place.files() if DEPARTMENT in name and not name.endswith(FEEDS)]
    assert [name for name in own if place.files()[name] != right[name]] == []
    assert ask(place, DATA_FILES).shared_is_old is False
    assert [name for name, data in place.files().items() if data != right[name]] == []


def test_content_that_is_as_it_was_brings_nothing_back(place: Place) -> None:
    """What is said of many is right again, but the data of the department are gone."""
    edit(place.content / EDITS[0][0], *EDITS[0][1:])
    ask(place, NEW)
    edit(place.content / EDITS[0][0], *reversed(EDITS[0][1:]))
    assert ask(place, NEW).shared_is_old
    ask(place, OLD, DEPARTMENT, DATA_FILES)
    assert place.files() == place.from_nothing()


def test_a_whole_run_makes_all(place: Place) -> None:
    place.run()
    assert place.files() == place.from_nothing()
    assert ask(place, NEW).portions == {DEPARTMENT: None}
    assert place.files() == place.from_nothing()


@pytest.mark.parametrize("portions", [None, NO_PORTION, {OLD}, {DATA_FILES, OLD, NEW}])
def test_a_state_tells_its_portions(portions: Portions) -> None:
    assert portions_in(state_with("1a2b", portions), "1a2b") == portions
    assert portions_in(state_with("1a2b", portions), "2b1a") == NO_PORTION


@pytest.mark.parametrize(("address", "portion"), [
    (f"{NEW}/", NEW), (f"/{NEW}/special-fund/form/", NEW), (f"{DEPARTMENT}/", DEPARTMENT), (f"{DEPARTMENT}/20233/", DEPARTMENT),
    ("anyang/", "anyang/"), ("", "/")])
def test_an_address_tells_its_portion(address: str, portion: str) -> None:
    assert portion_of(address) == portion

"""A preview of many departments: which is generated, when, and what becomes of one that can't be read."""
from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mingbai.build.portions import DATA_FILES
from mingbai.preview.on_demand import MANY, OnDemand, own_pages

FIRST, OTHER = "anyang/housing", "anyang/water"
YEAR = f"{FIRST}/2023"


@pytest.fixture
def demand(tmp_path: Path) -> OnDemand:
    for one in (FIRST, OTHER, *(f"anyang/office-{number}" for number in range(MANY))):
        (tmp_path / "departments" / one).mkdir(parents=True)
    (tmp_path / "schemes").mkdir()
    return OnDemand(tmp_path)


def shown(demand: OnDemand) -> OnDemand:
    demand.begin(YEAR)
    build(demand)
    return demand


def build(demand: OnDemand) -> str:
    """One that makes what it is asked for, and nothing else."""
    departments = demand.begun()
    demand.built(dict.fromkeys(departments.split(), demand.portions), DATA_FILES not in demand.portions)
    return departments


def test_of_many_departments_the_one_edited_last_is_generated(demand: OnDemand) -> None:
    assert shown(demand).begun() == FIRST
    assert demand.elsewhere("/zh/anyang/housing/") == [one for one in demand.departments() if one != FIRST]


def test_of_few_all_are_generated(demand: OnDemand) -> None:
    for one in demand.departments()[2:]:
        (demand.content / "departments" / one).rmdir()
    demand.begin(YEAR)
    assert not demand.is_on and demand.begun() == "" and demand.elsewhere("/zh/") == []
    demand.built({})
    demand.again = lambda: pytest.fail("asked for")
    browser = asked(demand, "/zh/")
    browser.join(30)
    assert not browser.is_alive()


@pytest.mark.parametrize(("path", "department"), [
    ("/zh/anyang/water/", OTHER), ("/en/anyang/water/2023/special-fund/", OTHER), ("/zh/anyang/water/feed.json", ""),
    ("/zh/anyang/", ""), ("/zh/", ""), ("/", ""),
    ("/zh/anyang/nowhere/", ""), ("/zh/about/glossary/", ""), ("/zh/../secret/", ""), ("/assets/css/site.css", "")])
def test_a_page_tells_its_department(demand: OnDemand, path: str, department: str) -> None:
    assert demand.department_of(path) == department


def asked(demand: OnDemand, path: str) -> threading.Thread:
    app = demand.around(page)
    browser = threading.Thread(target=lambda: app({"PATH_INFO": path}, lambda status, headers: None), daemon=True)
    browser.start()
    return browser


def page(environ: dict[str, str], start_response: Callable) -> list[bytes]:
    start_response("200 OK", [])
    return [environ["PATH_INFO"].encode()]


@pytest.mark.parametrize("is_right", [True, False])
def test_a_browser_waits_for_its_department_until_a_build_has_ended(demand: OnDemand, is_right: bool) -> None:
    wanted = threading.Event()
    shown(demand).again = wanted.set
    browser = asked(demand, "/zh/anyang/water/2023/")
    assert wanted.wait(30)
    assert demand.begun() == f"{FIRST} {OTHER}" and browser.is_alive()
    demand.built(dict.fromkeys((FIRST, OTHER), demand.portions) if is_right else None)
    browser.join(30)
    assert not browser.is_alive()
    assert (OTHER in demand.shown) == is_right
    assert demand.begun() == (f"{FIRST} {OTHER}" if is_right else FIRST)


def test_what_is_shown_is_not_asked_for(demand: OnDemand) -> None:
    shown(demand).again = lambda: pytest.fail("asked for")
    for path in ("/zh/anyang/housing/2023/", "/en/anyang/housing/2023/special-fund/", "/zh/", "/zh/anyang/nowhere/"):
        browser = asked(demand, path)
        browser.join(30)
        assert not browser.is_alive()


@pytest.mark.parametrize(("path", "portion"), [
    ("/zh/anyang/housing/2022/form/", f"{FIRST}/2022"), ("/en/anyang/housing/", FIRST), ("/en/anyang/housing/2023x/", FIRST)])
def test_other_pages_of_a_department_are_generated_when_they_are_opened(demand: OnDemand, path: str, portion: str) -> None:
    wanted = threading.Event()
    shown(demand).again = wanted.set
    browser = asked(demand, path)
    assert wanted.wait(30)
    assert build(demand) == FIRST and demand.portions == {portion}
    browser.join(30)
    assert not browser.is_alive()


def test_after_an_edit_those_pages_are_generated_that_were_opened_since_the_last(demand: OnDemand) -> None:
    shown(demand)
    build(demand)
    assert demand.portions == {YEAR}
    for path in ("/zh/anyang/housing/2023/", "/zh/anyang/housing/2023/form/"):
        demand.note(path)
    build(demand)
    assert demand.portions == {YEAR}
    demand.note("/zh/anyang/housing/")
    build(demand)
    assert demand.portions == {FIRST}


def test_a_page_that_a_build_takes_away_while_it_is_fetched_is_made_again(demand: OnDemand) -> None:
    """The server lets a browser wait while a build goes on: what it asks for is there before that and not after it."""
    shown(demand)
    fetched = []

    def waiting(environ: dict[str, str], start_response: Callable) -> list[bytes]:
        start_response("200 OK" if fetched else "404 Not Found", [])
        fetched.append(environ["PATH_INFO"])
        if len(fetched) == 1:
            demand.shown = {FIRST: frozenset({FIRST})}
        return [b""]
    demand.again = lambda: build(demand)
    answers = []
    demand.around(waiting)({"PATH_INFO": "/zh/anyang/housing/2023/"}, lambda *answer: answers.append(answer))
    assert len(fetched) == 2 and answers == [("200 OK", [])]


@pytest.mark.parametrize("path", ["/zh/", "/en/anyang/", "/zh/anyang/housing/feed.xml", "/data/figures.csv",
                                  "/data/reports/anyang/housing/2023.json"])
def test_pages_about_many_reports_wait_after_an_edit_until_one_is_opened(demand: OnDemand, path: str) -> None:
    wanted = threading.Event()
    demand.begin(YEAR)
    assert build(demand) == FIRST and DATA_FILES in demand.portions and not demand.shared_is_old
    demand.again = wanted.set
    assert build(demand) == FIRST and DATA_FILES not in demand.portions
    browser = asked(demand, "/zh/anyang/housing/2023/")
    browser.join(30)
    assert not wanted.is_set()
    browser = asked(demand, path)
    assert wanted.wait(30) and browser.is_alive()
    assert build(demand) == FIRST and demand.portions == {YEAR, DATA_FILES}
    browser.join(30)
    assert not browser.is_alive() and not demand.shared_is_old


def test_shared_files_and_shown_departments_are_watched(demand: OnDemand) -> None:
    shown(demand)
    assert [path.relative_to(demand.content).as_posix() for path in demand.watched()] == ["schemes", f"departments/{FIRST}"]


def test_its_pages_lie_apart_with_the_files_that_are_not_generated(tmp_path: Path) -> None:
    for name in ("assets/css/site.css", "assets/vendor/plotly.js", "zh/index.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(name, "utf-8")
    folder = own_pages(tmp_path / "docs", ("zh", "en", "assets/vendor"))
    assert [path.relative_to(folder).as_posix() for path in folder.rglob("*.*")] == ["assets/css/site.css"]
    (tmp_path / "docs/assets/css/site.css").write_text("edited", "utf-8")
    own_pages(tmp_path / "docs", ("zh", "en", "assets/vendor"))
    assert (folder / "assets/css/site.css").read_text("utf-8") == "edited"

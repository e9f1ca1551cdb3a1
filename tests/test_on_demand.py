"""A preview of many departments: which is generated, when, and what becomes of one that can't be read."""
from __future__ import annotations

import threading
from pathlib import Path

import pytest

from generator.on_demand import MANY, OnDemand, own_pages

FIRST, OTHER = "anyang/housing", "anyang/water"


@pytest.fixture
def demand(tmp_path: Path) -> OnDemand:
    for one in (FIRST, OTHER, *(f"anyang/office-{number}" for number in range(MANY))):
        (tmp_path / "departments" / one).mkdir(parents=True)
    (tmp_path / "schemes").mkdir()
    return OnDemand(tmp_path)


def shown(demand: OnDemand) -> OnDemand:
    demand.begin(f"{FIRST}/2023")
    demand.begun()
    demand.built(is_right=True)
    return demand


def test_of_many_departments_the_one_edited_last_is_generated(demand: OnDemand) -> None:
    assert shown(demand).begun() == FIRST
    assert demand.elsewhere("/zh/anyang/housing/") == [one for one in demand.departments() if one != FIRST]


def test_of_few_all_are_generated(demand: OnDemand) -> None:
    for one in demand.departments()[2:]:
        (demand.content / "departments" / one).rmdir()
    demand.begin(f"{FIRST}/2023")
    assert not demand.is_on and demand.begun() == "" and demand.elsewhere("/zh/") == []
    demand.built(is_right=True)
    demand.again = lambda: pytest.fail("asked for")
    browser = asked(demand, "/zh/")
    browser.join(30)
    assert not browser.is_alive()


@pytest.mark.parametrize(("path", "department"), [
    ("/zh/anyang/water/", OTHER), ("/en/anyang/water/2023/special-fund/", OTHER), ("/zh/anyang/", ""), ("/zh/", ""), ("/", ""),
    ("/zh/anyang/nowhere/", ""), ("/zh/about/glossary/", ""), ("/zh/../secret/", ""), ("/assets/css/site.css", "")])
def test_a_page_tells_its_department(demand: OnDemand, path: str, department: str) -> None:
    assert demand.department_of(path) == department


def asked(demand: OnDemand, path: str) -> threading.Thread:
    app = demand.around(lambda environ, start_response: [b"page"])
    browser = threading.Thread(target=lambda: app({"PATH_INFO": path}, None), daemon=True)
    browser.start()
    return browser


@pytest.mark.parametrize("is_right", [True, False])
def test_a_browser_waits_for_its_department_until_a_build_has_ended(demand: OnDemand, is_right: bool) -> None:
    wanted = threading.Event()
    shown(demand).again = wanted.set
    browser = asked(demand, "/zh/anyang/water/2023/")
    assert wanted.wait(30)
    assert demand.begun() == f"{FIRST} {OTHER}" and browser.is_alive()
    demand.built(is_right)
    browser.join(30)
    assert not browser.is_alive()
    assert (OTHER in demand.shown) == is_right
    assert demand.begun() == (f"{FIRST} {OTHER}" if is_right else FIRST)


def test_what_is_shown_is_not_asked_for(demand: OnDemand) -> None:
    shown(demand).again = lambda: pytest.fail("asked for")
    for path in ("/zh/anyang/housing/2023/", "/zh/", "/zh/anyang/nowhere/"):
        browser = asked(demand, path)
        browser.join(30)
        assert not browser.is_alive()


@pytest.mark.parametrize("path", ["/zh/", "/en/anyang/", "/data/figures.csv"])
def test_pages_about_many_reports_wait_after_an_edit_until_one_is_opened(demand: OnDemand, path: str) -> None:
    wanted = threading.Event()
    shown(demand).again = wanted.set
    assert demand.building_shared
    assert demand.begun() == FIRST and not demand.building_shared
    demand.built(is_right=True)
    browser = asked(demand, "/zh/anyang/housing/2023/")
    browser.join(30)
    assert not wanted.is_set()
    browser = asked(demand, path)
    assert wanted.wait(30)
    assert demand.begun() == FIRST and demand.building_shared and browser.is_alive()
    demand.built(is_right=True)
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

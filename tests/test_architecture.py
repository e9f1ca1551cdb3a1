"""Imports point one way; the house keeps its shape."""
from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support.builds import ROOT

PACKAGE = ROOT / "generator" / "mingbai"

# Every part; each may import what stands before it, never what stands behind.
PARTS = (
    "bootstrap",                          # runs where nothing is installed: it imports nothing of the rest
    "text", "model", "work", "load", "checks", "facts", "opendata", "say", "charts", "views", "render",
    "forms", "search", "pdf", "build", "preview", "publish", "federation", "schemas", "cli", "mkdocs_plugin",
)
ENTRANCES = ("__init__", "__main__")      # the only modules that lie loose
WITHOUT_PYTHON = {"words", "defaults"}    # folders of data
MADE = ("zh/", "en/", "site/", "site_src/", ".cache/", "DIR/", "assets/")   # what a build makes, for the most part
SOURCES = sorted(path for path in PACKAGE.rglob("*.py"))
MODULES = {path: path.relative_to(PACKAGE).with_suffix("").parts for path in SOURCES}


def module_name(path: Path) -> str:
    return ".".join(("mingbai", *MODULES[path])).removesuffix(".__init__")


NAMES = {module_name(path): path for path in SOURCES}


def imported(path: Path) -> set[str]:
    """Modules of the program that a file imports, by their full names, wherever in the file it does so."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {f"{node.module}.{alias.name}" if f"{node.module}.{alias.name}" in NAMES else node.module
                      for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {name for name in found if name.split(".")[0] == "mingbai"}


def part_of(name: str) -> str:
    return (name.split(".") + ["__init__"])[1]


def test_every_part_is_declared_and_every_module_lies_in_one() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {*PARTS, *WITHOUT_PYTHON}
    assert {path.stem for path in PACKAGE.glob("*.py")} == set(ENTRANCES)


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_point_down(path: Path) -> None:
    part = part_of(module_name(path))
    below = (*ENTRANCES, *PARTS[:PARTS.index(part) + 1]) if part in PARTS else (*ENTRANCES, *PARTS)
    assert {name for name in imported(path) if part_of(name) not in below} == set()


# What may not be imported although it stands before: what is stated to a reader is decided in facts.
KEPT_APART = {"views": {"checks", "load"}, "charts": {"checks", "load"}, "render": {"checks", "facts"}}


@pytest.mark.parametrize("part", KEPT_APART)
def test_pages_take_what_they_state_from_facts_alone(part: str) -> None:
    asked = {part_of(name) for path in (PACKAGE / part).rglob("*.py") for name in imported(path)}
    assert asked & KEPT_APART[part] == set()


def test_setting_up_imports_nothing_of_the_rest() -> None:
    foreign = {name for path in (PACKAGE / "bootstrap").rglob("*.py") for name in imported(path)
               if part_of(name) != "bootstrap"}
    assert foreign == set()


def test_no_file_imports_itself_by_way_of_others() -> None:
    sorter = TopologicalSorter({name: imported(path) - {name} for name, path in NAMES.items()})
    sorter.prepare()                      # raises CycleError, which names the circle


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_no_html_in_python(path: Path) -> None:
    """Markup belongs to templates."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not any(tag in node.value for tag in ("</", "<div", "<span", "<a ", "<p>", "<br")), (
                node.lineno, node.value[:60])


def test_the_top_level_keeps_its_shape() -> None:
    expected = {"site_src", "templates", "generator", "content", "tests", "mkdocs.yml", "pyproject.toml", "benchmarks",
                "README.md", "README.zh.md", "CONTRIBUTING.md", "CONTRIBUTING.zh.md", "SECURITY.md", "SECURITY.zh.md",
                "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile",
                "requirements.lock", "requirements-test.lock"}
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".") and p.name != "site"}
    assert found - {"__pycache__", "build", "dist", "mingbai.egg-info"} <= expected
    assert {"site_src", "templates", "generator", "content", "tests"} <= found


MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def test_the_map_shows_every_room_in_the_order_of_the_law() -> None:
    rooms = re.findall(r"^\| `(\w+)/` \|", MAP, re.M)
    assert [room for room in rooms if room not in WITHOUT_PYTHON] == list(PARTS)
    assert {*rooms} == {*PARTS, *WITHOUT_PYTHON}


def test_every_place_on_the_map_is_there() -> None:
    places = {place for place in re.findall(r"`([\w./-]+/[\w./-]*)`", MAP) if not place.startswith(MADE)}
    assert places and {place for place in places if not any((base / place).exists() for base in (ROOT, PACKAGE))} == set()

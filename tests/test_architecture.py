"""Imports point one way; the house keeps its shape."""
from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support.builds import ROOT

GENERATOR = ROOT / "generator" / "mingbai"
# What each part may import of the generator, besides itself and what values are made of.
ALLOWED = {
    "value": set(),
    "text": set(),
    "problems": {"text"},
    "model": {"text", "problems"},
    "translations": {"text", "problems", "model"},
    "load": {"text", "problems", "model"},
    "checks": {"text", "problems", "model"},
    "views": {"text", "problems", "model", "translations", "checks", "charts", "opendata"},
    "charts": {"text", "problems", "model", "checks", "views"},
    "render": {"text", "problems", "model", "views"},
    "opendata": {"text", "problems", "model", "checks"},
    "write": set(),
}
SOURCES = sorted(path for path in GENERATOR.rglob("*.py"))


def part_of(path: Path) -> str:
    name = path.relative_to(GENERATOR).parts[0]
    return name.removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("mingbai.")}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(GENERATOR).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    if part in ALLOWED:
        assert imported_parts(path) <= ALLOWED[part] | {part, "value"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(GENERATOR).as_posix())
def test_no_html_in_python(path: Path) -> None:
    """Markup belongs to templates."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not any(tag in node.value for tag in ("</", "<div", "<span", "<a ", "<p>", "<br")), (
                node.lineno, node.value[:60])


def test_the_top_level_keeps_its_shape() -> None:
    expected = {"site_src", "templates", "generator", "content", "tests", "mkdocs.yml", "pyproject.toml", "benchmarks",
                "README.md", "README.zh.md", "ARCHITECTURE.md", "CHANGELOG.md", "Makefile",
                "requirements.lock", "requirements-test.lock"}
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".") and p.name not in ("site", "LICENSE")}
    assert found - {"__pycache__", "build", "dist", "mingbai.egg-info"} <= expected
    assert {"site_src", "templates", "generator", "content", "tests"} <= found

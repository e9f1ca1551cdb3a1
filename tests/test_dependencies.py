"""The program imports what pyproject.toml declares, and nothing that merely comes along with something else."""
from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.support.builds import ROOT

PACKAGE = ROOT / "generator" / "mingbai"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = ("import", "cluster")            # what a publisher may add
BY_NAME = {"mkdocs-material"}             # asked for by its name, as a theme
NAME = re.compile(r"[A-Za-z0-9._-]+")
DISTRIBUTIONS = packages_distributions()
SOURCES = sorted(PACKAGE.rglob("*.py"))


def normal(name: str) -> str:
    """As the registry compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(lines: list[str]) -> set[str]:
    return {normal(NAME.match(line)[0]) for line in lines}


RUNTIME = names(PROJECT["dependencies"])
ADDED = {name for extra in EXTRAS for name in names(PROJECT["optional-dependencies"][extra])}


def modules(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module.split(".")[0]


def distributions(nodes: Iterator[ast.AST]) -> set[str]:
    """Those that the imports are from; a module that nothing installed has counts by its own name."""
    foreign = {name for node in nodes for name in modules(node)} - sys.stdlib_module_names - {"mingbai"}
    return {normal(one) for name in foreign for one in DISTRIBUTIONS.get(name, [name])}


def when_loaded(tree: ast.Module) -> Iterator[ast.AST]:
    """All that runs as soon as the module is imported: what no function holds, and no checker of types alone reads."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [one for one in ast.iter_child_nodes(node) if not is_put_off(one)]


def is_put_off(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or (
        isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_import_is_declared(path: Path) -> None:
    """What comes with an extra is imported where it is needed: without it the rest goes on working."""
    tree = ast.parse(path.read_text("utf-8"))
    assert distributions(when_loaded(tree)) - RUNTIME == set()
    assert distributions(ast.walk(tree)) - RUNTIME - ADDED == set()


def test_every_declared_package_is_used() -> None:
    used = {name for path in SOURCES for name in distributions(ast.walk(ast.parse(path.read_text("utf-8"))))}
    assert used | BY_NAME == RUNTIME | ADDED

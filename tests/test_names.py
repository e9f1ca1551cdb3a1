"""One name, one meaning: a class has its name for itself, and a function's name is not met in every other module."""
from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.support.builds import ROOT

PACKAGE = ROOT / "generator" / "mingbai"

# Names that are meant to be met again, and where: "Conventions of names" in ARCHITECTURE.md says what they stand for.
CONVENTIONS = {
    "view": ("views",),
    "chart": ("charts",), "picture": ("charts",), "sentence": ("charts",), "keys": ("charts",),
    "note": ("charts", "views"), "table": ("charts", "views", "federation"), "columns": ("charts", "views"),
    "row": ("charts", "views"), "cells": ("charts", "views", "federation"),
    "add_arguments": ("cli/commands",), "run": ("cli/commands",),
    "main": ("bootstrap", "cli", "forms/readers", "publish", "schemas"),
}
# What makes a cell, a row or a table ends so.
ENDINGS, OF_TABLES = ("_cell", "_row", "_table"), ("charts", "views", "federation", "opendata")
RULES = "checks/families"                 # a rule is called by its id, never by its function's name
MOST = 2                                  # modules that a function's name may stand in otherwise


def definitions(kinds: type | tuple[type, ...]) -> Iterator[tuple[str, str, ast.AST]]:
    """The name of each class or function of a module, the module, and the definition."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).with_suffix("").as_posix()
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, kinds):
                yield node.name, module, node


def is_rule(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "rule"
               for one in node.decorator_list)


def is_conventional(name: str, module: str, node: ast.AST) -> bool:
    folders = (*CONVENTIONS.get(name, ()), *(OF_TABLES if name.endswith(ENDINGS) else ()))
    return module.startswith(tuple(f"{folder}/" for folder in folders)) or (module.startswith(f"{RULES}/") and is_rule(node))


def named_types() -> Iterator[tuple[str, str]]:
    """`Portions = frozenset[str] | None` and the like; what only stands for any type is no name of one."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and not isinstance(node.value, ast.Call):
                name = node.targets[0].id
                if name[0].isupper() and not name.isupper():
                    yield name, path.relative_to(PACKAGE).with_suffix("").as_posix()


def test_no_two_classes_bear_one_name() -> None:
    modules: dict[str, list[str]] = defaultdict(list)
    for name, module, _ in definitions(ast.ClassDef):
        modules[name].append(module)
    assert {name: where for name, where in modules.items() if len(where) > 1} == {}
    assert [(name, module) for name, module in named_types() if name in modules] == []


def test_a_name_of_functions_stands_in_few_modules_or_is_a_convention() -> None:
    modules: dict[str, list[str]] = defaultdict(list)
    for name, module, node in definitions((ast.FunctionDef, ast.AsyncFunctionDef)):
        if not is_conventional(name, module, node):
            modules[name].append(module)
    assert {name: where for name, where in modules.items() if len(where) > MOST} == {}


def test_conventions_are_written_down_and_in_use() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("## Conventions of names")[1].split("\n## ")[0]
    assert [name for name in (*CONVENTIONS, *ENDINGS) if f"`{name}`" not in text] == []
    used = {name for name, module, node in definitions(ast.FunctionDef) if is_conventional(name, module, node)}
    assert CONVENTIONS.keys() <= used


def test_conventions_name_folders_that_are_there() -> None:
    folders = {RULES, *OF_TABLES, *(folder for some in CONVENTIONS.values() for folder in some)}
    assert [folder for folder in sorted(folders) if not Path(PACKAGE, folder).is_dir()] == []

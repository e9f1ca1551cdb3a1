"""The examples for other systems are well-formed and name commands that there are."""
from __future__ import annotations

import re

import pytest
import yaml

from mingbai.cli.main import parser
from mingbai.publish.server.files import DEPLOY

COMMANDS = next(action for action in parser([])._actions if action.choices).choices
TEXTS = sorted(path for path in DEPLOY.iterdir() if path.suffix in (".md", ".yml") or path.name == "Containerfile")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_command_of_an_example_exists(path) -> None:
    named = re.findall(r"(?:mingbai|python -m mingbai) ([a-z]+)\b", path.read_text("utf-8"))
    assert set(named) <= set(COMMANDS), path.name
    assert named or path.name == "Containerfile"


@pytest.mark.parametrize("path", [path for path in TEXTS if path.suffix == ".yml"], ids=lambda path: path.name)
def test_an_example_is_well_formed(path) -> None:
    assert isinstance(yaml.safe_load(path.read_text("utf-8")), dict)


def test_both_guides_show_the_same_commands() -> None:
    shell = re.compile(r"^(?:\.venv/bin/)?(?:python|openssl|python3) .*$", re.M)
    english, chinese = (shell.findall((DEPLOY / name).read_text("utf-8")) for name in ("README.md", "README.zh.md"))
    assert english == chinese and len(english) > 5

"""The interface's words: YAML catalogues in `generator/words`, Chinese and English side by side."""
from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "words"
LANGUAGES = ("zh", "en")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def catalogue(name: str) -> dict[str, Any]:
    return yaml.load((FOLDER / f"{name}.yml").read_text("utf-8"), LOADER)


class MissingWord(KeyError):
    """A word was asked for that no catalogue has in that language: a bug of ours."""


class Words:
    """One language's words of one catalogue: `words("money.title", year=2023)`."""

    def __init__(self, name: str, lang: str) -> None:
        self.name, self.lang = name, lang

    def __call__(self, key: str, **values: Any) -> str:
        said = self.find(key)
        return said.format(**values) if values else said

    def find(self, key: str) -> str:
        node: Any = catalogue(self.name)
        for step in key.split("."):
            if not isinstance(node, dict) or step not in node:
                raise MissingWord(f"{self.name}.yml: {key}")
            node = node[step]
        if not isinstance(node, dict) or not isinstance(node.get(self.lang), str):
            raise MissingWord(f"{self.name}.yml: {key} ({self.lang})")
        return node[self.lang]

    def has(self, key: str) -> bool:
        try:
            self.find(key)
        except MissingWord:
            return False
        return True

"""What every site begins with: units, schemes, topics, terms, words of direction, concepts. A publisher's files of the same
names add to them, and stand in their place entry by entry."""
from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mingbai.load.fields import Fields
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import Mapping, read_yaml
from mingbai.model.problems import ContentError, Problems
from mingbai.work.places import DEFAULTS

Read = TypeVar("Read")
OURS = Folder(DEFAULTS)


def publishers(folder: Folder, name: str, problems: Problems) -> Fields | None:
    """Nothing where there is no such file, or none that can be read, which is told."""
    path = folder.root / name
    data = read_yaml(folder, path, problems) if path.exists() else None
    return None if data is None else Fields(data, name, problems)


def ours(name: str, read: Callable[[Fields], Read]) -> Read:
    """A mistake in a file of ours is a bug, and stops."""
    problems = Problems()
    data = read_yaml(OURS, OURS.root / name, problems)
    found = read(Fields(data or Mapping(), name, problems))
    if problems.items:
        raise ContentError(problems.items)
    return found

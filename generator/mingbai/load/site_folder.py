"""The folder of a site is the one that a command is run in: its mkdocs.yml lies there."""
from __future__ import annotations

from pathlib import Path

from mingbai.model.problems import ContentError, Problem, Spot

CONFIG = "mkdocs.yml"


def config_file() -> Path:
    path = Path(CONFIG).absolute()
    if not path.is_file():
        raise ContentError([Problem(Spot(CONFIG), "no-site", {"folder": path.parent.name})])
    return path

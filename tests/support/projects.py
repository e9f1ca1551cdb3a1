"""A whole project in a folder of a test's own, with a small content."""
from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.builds import ROOT
from tests.support.sites import TINY

COPIED = ("generator", "templates", "mkdocs.yml")


def project_copy(folder: Path, content: Path = TINY) -> Path:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    shutil.copytree(ROOT / "site_src/assets", folder / "site_src/assets", ignore=shutil.ignore_patterns("vendor"))
    shutil.copytree(content, folder / "content")
    return folder

"""The folder of a site, of a test's own, with a small content. The program is the one that runs the tests."""
from __future__ import annotations

import shutil
from pathlib import Path

from mingbai.work.places import ASSETS, TEMPLATES
from tests.support.builds import ROOT
from tests.support.sites import TINY


def project_copy(folder: Path, content: Path = TINY) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "site_src").mkdir()
    shutil.copytree(content, folder / "content")
    return folder


def own_template(project: Path, name: str) -> Path:
    """A copy of one of our templates, which stands in its place."""
    return copied(TEMPLATES / name, project / "templates" / name)


def own_asset(project: Path, name: str) -> Path:
    return copied(ASSETS / name, project / "site_src/assets" / name)


def copied(ours: Path, own: Path) -> Path:
    own.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(ours, own))

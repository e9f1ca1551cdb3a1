"""The whole site built with MkDocs into a folder, from a copy of the hand-written files: a running preview is not disturbed."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.cluster import SETTING
from generator.pipeline import OWNED
from generator.publish.layout import BUILDING

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "site_src"


class BuildFailed(Exception):
    """MkDocs has told why; `code` is what it ended with."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"mkdocs build: {code}")


def build_site(content: Path, folder: Path, lang: str, region: str = "", executor: str = "",
               drafts: bool = False) -> None:
    """With an executor all is made beside `folder`, which the machines of the cluster see too."""
    place = {"prefix": f"{BUILDING}-", "dir": folder.parent.absolute()} if executor else {"prefix": "mingbai-"}
    with tempfile.TemporaryDirectory(**place) as work:
        sources = Path(work) / "site_src"
        shutil.copytree(SOURCES, sources, ignore=generated)
        command = [sys.executable, "-m", "generator.publish.mkdocs_build", str(sources), str(folder)]
        settings = environment(content, lang, region, executor) | {"MINGBAI_DRAFT": "1" if drafts else "0"}
        ended = subprocess.run(command, cwd=ROOT, env=settings, stdin=subprocess.DEVNULL)
    if ended.returncode:
        raise BuildFailed(ended.returncode)


def generated(folder: str, names: list[str]) -> set[str]:
    """The names in a folder of `site_src` that a build writes itself."""
    below = Path(folder).relative_to(SOURCES)
    return {name for name in names if (below / name).as_posix() in OWNED or name.endswith(".part")}


def environment(content: Path, lang: str, region: str, executor: str) -> dict[str, str]:
    return {**os.environ, "MINGBAI_CONTENT": str(content.resolve()), "MINGBAI_LANG": lang,
            "MINGBAI_REGION": region, SETTING: executor, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}

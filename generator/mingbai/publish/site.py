"""The whole site built with MkDocs into a folder, from a copy of the hand-written files: a running preview is not disturbed."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mingbai.build.run import OWNED
from mingbai.load.site_folder import config_file
from mingbai.work.cluster import SETTING
from mingbai.work.places import PAGES


class BuildFailed(Exception):
    """MkDocs has told why; `code` is what it ended with."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(f"mkdocs build: {code}")


def build_site(content: Path, folder: Path, lang: str, region: str = "", executor: str = "",
               drafts: bool = False, kept: Path | None = None) -> None:
    """`kept`: where what is made on the way stays for the next build; beside `folder`, where the machines of a cluster see it
    too. Without it nothing is known and nothing stays."""
    settings = environment(content, lang, region, executor) | {"MINGBAI_DRAFT": "1" if drafts else "0"}
    with working_folder(kept) as work:
        start_mkdocs("mingbai.publish.mkdocs_build", work, folder, settings)


def start_mkdocs(program: str, work: Path, folder: Path, settings: dict[str, str]) -> None:
    """In a process of its own, over the mkdocs.yml of the folder that we were started in."""
    command = [sys.executable, "-m", program, str(config_file()), str(work / PAGES), str(folder.absolute())]
    ended = subprocess.run(command, env=settings, stdin=subprocess.DEVNULL)
    if ended.returncode:
        raise BuildFailed(ended.returncode)


@contextmanager
def working_folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        yield kept.absolute()
        return
    with tempfile.TemporaryDirectory(prefix="mingbai-") as work:
        yield Path(work)


def take_sources(sources: Path, target: Path) -> None:
    """The hand-written files, as they are today, beside what earlier builds have made."""
    for folder, below, files in os.walk(target):
        made = generated(Path(folder), [*below, *files], target)
        below[:] = [name for name in below if name not in made]     # many thousand pages that need no look
        for name in (name for name in files if name not in made):
            Path(folder, name).unlink()
    shutil.copytree(sources, target, ignore=lambda folder, names: generated(Path(folder), names, sources), dirs_exist_ok=True)


def generated(folder: Path, names: list[str], sources: Path) -> set[str]:
    """The names in a folder of `site_src`, or of a copy of it, that a build writes itself."""
    below = folder.relative_to(sources)
    return {name for name in names if (below / name).as_posix() in OWNED or name.endswith(".part")}


def environment(content: Path, lang: str, region: str, executor: str) -> dict[str, str]:
    return {**os.environ, "MINGBAI_CONTENT": str(content.resolve()), "MINGBAI_LANG": lang,
            "MINGBAI_REGION": region, SETTING: executor, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}

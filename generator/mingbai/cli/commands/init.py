"""`mingbai init`: the folder of a new site, with one worked example. It asks nothing."""
from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from mingbai.model.problems import ContentError, Problem, Spot
from mingbai.schemas.__main__ import files_to_write
from mingbai.text.words import Words
from mingbai.work.places import TEMPLATES

FINE = 0
HELP = "a new site in a folder of its own, with a worked example · 新建网站，附一份示例"
NEW_SITE = TEMPLATES / "new_site"
HIDDEN = {"gitignore": ".gitignore", "site_src/keep": "site_src/.keep"}     # named plainly where they wait
SHOWN = 3                                 # names of what is in the way


def add_arguments(init: argparse.ArgumentParser) -> None:
    init.add_argument("folder", type=Path, metavar="FOLDER", help="one that is empty, or is not there yet · 空文件夹")


def run(options: argparse.Namespace) -> int:
    folder: Path = options.folder.absolute()
    refuse_what_is_there(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".mingbai-init-", dir=folder.parent) as waiting:
        make_site(Path(waiting, "site"))
        for path in Path(waiting, "site").iterdir():
            path.rename(folder / path.name)
    print(Words("init", options.lang)("init.made", folder=options.folder.as_posix()))
    return FINE


def refuse_what_is_there(folder: Path) -> None:
    file = [folder.name] if folder.is_file() else []
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else file
    if names:
        found = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
        raise ContentError([Problem(Spot(folder.name), "folder-not-empty", {"found": found})])


def make_site(folder: Path) -> None:
    shutil.copytree(NEW_SITE, folder)
    for plain, hidden in HIDDEN.items():
        (folder / plain).rename(folder / hidden)
    for path, text in files_to_write(folder).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

"""ARCHITECTURE.md tells how to add one of each thing; here it is followed to the letter, in a copy of the project."""
from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mingbai.bootstrap.tasks import child_environment
from tests.support.builds import ROOT, build_site
from tests.support.sites import CASES

ADDITIONS = yaml.safe_load((CASES / "additions.yml").read_text("utf-8"))
TOLD = dict(re.findall(r"^\| an? ([a-z ]+) \| (.*?) \|", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.M))
# What walks over all there are, and of what asks each one, what asks those that were added.
WHOLE = ("tests/test_architecture.py", "tests/text/test_words.py", "tests/model/test_table_specs.py",
         "tests/cli/test_commands.py", "tests/views/test_report_sections.py")
PARTLY = ("tests/checks/test_rules.py", "tests/charts/test_every_chart.py", "tests/charts/test_parts.py",
          "tests/forms/test_cases.py", "tests/load/test_schemas.py")
ASKED = (*(Path(name).stem for name in WHOLE), "A99", "catalogue", "every_case_file", "grants", "every_role", "example",
         "committed", "units")


def named_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def place_of(name: str) -> Path:
    """Below the program, where it is not below the project."""
    return next((base / name for base in (ROOT, ROOT / "generator" / "mingbai") if (base / name).exists()), Path("nowhere"))


def commands_in(cell: str) -> list[str]:
    return [name for name in named_in(cell) if name.startswith("python ")]


def paths_in(cell: str) -> set[Path]:
    return {place_of(name) for name in named_in(cell) if "/" in name}


@pytest.mark.parametrize("thing", ADDITIONS)
def test_what_is_touched_is_what_is_told(thing: str) -> None:
    touched, told = [ROOT / edit["file"] for edit in ADDITIONS[thing]], paths_in(TOLD[thing])
    assert [path for path in touched if not told & {path, *path.parents}] == []
    assert [path for path in told if not any(path in (one, *one.parents) for one in touched)] == []


def test_a_copy_to_which_one_of_each_was_added_builds_and_passes(tmp_path: Path) -> None:
    copy = whole_copy(tmp_path / "copy")
    for thing, edits in ADDITIONS.items():
        for edit in edits:
            apply(copy, **edit)
        for command in commands_in(TOLD[thing]):
            finished(copy, *shlex.split(command)[1:])
    built = build_site(tmp_path / "site", copy, environment(copy))
    assert built.returncode == 0, built.stdout
    page = (tmp_path / "site/en/hengshan/housing/2022/index.html").read_text("utf-8")
    assert "Which grants were paid" in page and "How much was paid in grants?" in page and "8 lifts" in page
    assert "A99" in (tmp_path / "site/data/checks.csv").read_text("utf-8")
    assert "The example scheme" in (tmp_path / "site/en/about/schemes/index.html").read_text("utf-8")
    finished(copy, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *WHOLE, *PARTLY, "-k", " or ".join(ASKED))


def whole_copy(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT, folder, ignore=made_by_the_program))


def made_by_the_program(folder: str, names: list[str]) -> set[str]:
    """What git leaves out, and git."""
    made = {"": {"site", "dist", *(name for name in names if name.startswith(".") and name != ".vscode")},
            "site_src": set(names) - {"assets"}, "site_src/assets": {"vendor"}}
    return {"__pycache__", *made.get(Path(folder).relative_to(ROOT).as_posix().removeprefix("."), ())}.intersection(names)


def apply(copy: Path, file: str, text: str, before: str = "", instead_of: str = "") -> None:
    path = copy / file
    old = path.read_text("utf-8") if path.exists() else ""
    if instead_of:
        assert old.count(instead_of) == 1
        path.write_text(old.replace(instead_of, text), "utf-8")
        return
    lines = old.splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if line.startswith(before)) if before else len(lines)
    path.write_text("".join([*lines[:place], text, *lines[place:]]), "utf-8")


def environment(copy: Path) -> dict[str, str]:
    return {**child_environment(browser=None), "PYTHONPATH": str(copy / "generator")}


def finished(copy: Path, *arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=copy, env=environment(copy), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    assert done.returncode == 0, done.stdout[-4000:]

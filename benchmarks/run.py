"""Speed and scale: `python -m benchmarks.run --pages 200 2000`. One table, ratios from the same run, profiles beside it.

A report has six pages: itself, its official form and its charts for frames of other sites, each in two languages. So 2,000
pages are some 330 reports; the fixed pages of a site, about 240, come on top. The other tools are given the same pages.
"""
from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.content import Asked, write
from benchmarks.measure import Failed, Measured, measured
from benchmarks.others import Rival, rivals
from benchmarks.staged import TOLD

ROOT = Path(__file__).resolve().parents[1]
PAGES, YEARS, DEPARTMENTS = 6, 5, 10     # of a report, of a department, of a region
PATIENCE = 3600
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
OURS, AGAIN, EDITED = "mingbai, from nothing", "mingbai, nothing changed", "mingbai, one report changed"
LOADED = "mingbai, loaded content to pages"
MOST_LOADED = 3000                        # pages whose content is held in memory all at once
MEGA = 1024 * 1024
PARAGRAPH = re.compile("^T", re.MULTILINE)   # one that begins with The, This or There
COLUMNS = "{:38}{:>8}{:>9}{:>9}{:>10}{:>9}{:>10}{:>11}{:>9}"


@dataclass(frozen=True)
class Result:
    name: str
    wall: float
    processor: float
    memory: int
    pages: int
    size: int                             # of all pages, bytes
    index: int                            # of the search index, bytes
    stages: dict[str, float] = field(default_factory=dict)


def main() -> None:
    options = asked()
    for pages in options.pages:
        with tempfile.TemporaryDirectory(prefix="mingbai-benchmark-") as work:
            tell(pages, results(pages, Path(work), set(options.only), options.results))


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[200, 2000])
    parser.add_argument("--only", nargs="*", default=[], help="names of other tools; all when left out, `none` for none")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results", help="where profiles are kept")
    return parser.parse_args()


def results(pages: int, work: Path, chosen: set[str], kept: Path) -> Iterator[Result]:
    project = project_of(pages, work / "ours")
    kept.mkdir(parents=True, exist_ok=True)
    yield ours(OURS, project)
    yield ours(AGAIN, project)
    edit(project)
    yield ours(EDITED, project)
    if pages <= MOST_LOADED:
        yield ours(LOADED, project, "benchmarks.from_loaded")
    profile_of(project, kept / f"rendering-{pages}.prof")
    for rival in rivals(project / "site_src", work, chosen):
        yield theirs(rival)
        shutil.rmtree(rival.folder)


def project_of(pages: int, folder: Path) -> Path:
    departments = max(1, round(pages / PAGES / YEARS))
    regions = -(-departments // DEPARTMENTS)
    for name in ("generator", "templates", "site_src/assets"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    write(folder / "content", Asked(regions, min(DEPARTMENTS, departments), YEARS))
    return folder


def edit(project: Path) -> None:
    """Of a text that a page shows and the search reads; not every heading is shown."""
    digest = sorted((project / "content").rglob("digest.en.md"))[0]
    digest.write_text(PARAGRAPH.sub("All told, t", digest.read_text("utf-8"), count=1), "utf-8")


def ours(name: str, project: Path, program: str = "benchmarks.staged") -> Result:
    command = [sys.executable, "-m", program, str(project), str(project / "site")]
    done = measured(command, ROOT, PATIENCE, **ENVIRONMENT)
    stages = next(line for line in done.output.splitlines() if line.startswith(TOLD)).removeprefix(TOLD)
    found = result(name, done, project / "site", project / "site" / "pagefind", json.loads(stages))
    return found if program == "benchmarks.staged" else replace(found, wall=sum(found.stages.values()))


def profile_of(project: Path, profile: Path) -> None:
    """Of one department, by itself: what its worker does."""
    command = [sys.executable, "-m", "benchmarks.one_department", str(project), str(profile)]
    done = measured(command, ROOT, PATIENCE, **ENVIRONMENT)
    print(done.output, end="", flush=True)


def theirs(rival: Rival) -> Result:
    try:
        done = measured(rival.command, rival.folder, PATIENCE, **ENVIRONMENT)
    except Failed as error:
        return Result(f"{rival.name}: {str(error)[:200]}", 0, 0, 0, 0, 0, 0)
    return result(rival.name, done, rival.site, rival.site / "search")


def result(name: str, done: Measured, site: Path, index: Path, stages: dict[str, float] | None = None) -> Result:
    pages = list(site.rglob("index.html"))
    return Result(name, done.wall, done.processor, done.memory, len(pages), sum(path.stat().st_size for path in pages),
                  sum(path.stat().st_size for path in index.rglob("*") if path.is_file()), stages or {})


# ---- what is printed

def tell(pages: int, found: Iterator[Result]) -> None:
    """Line by line: the slowest come last."""
    heads = ("", "s", "cpu s", "pages", "a second", "ratio", "MB held", "KB a page", "index MB")
    print(f"\n{pages} pages of reports\n{COLUMNS.format(*heads)}", flush=True)
    first: Result | None = None
    for one in found:
        first = first or one
        print(line(one, first), *(f"    {share}" for share in shares(one)), sep="\n", flush=True)


def shares(one: Result) -> Iterator[str]:
    return (f"{name} {spent:.1f} s ({spent / one.wall:.0%})" for name, spent in one.stages.items())


def line(one: Result, first: Result) -> str:
    if not one.pages:
        return one.name
    return COLUMNS.format(one.name, f"{one.wall:.1f}", f"{one.processor:.1f}", one.pages, f"{one.pages / one.wall:.0f}",
                          f"{one.wall / first.wall:.2f}", f"{one.memory / MEGA:.0f}", f"{one.size / one.pages / 1024:.0f}",
                          f"{one.index / MEGA:.1f}")


if __name__ == "__main__":
    main()

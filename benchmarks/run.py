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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.aside import put_aside
from benchmarks.content import Asked, write
from benchmarks.measure import Failed, Measured, measured
from benchmarks.others import Rival, rivals
from benchmarks.staged import TOLD
from mingbai.text.value import replace

ROOT = Path(__file__).resolve().parents[1]
PAGES, YEARS, DEPARTMENTS = 6, 5, 10     # of a report, of a department, of a region
PATIENCE = 3600
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "generator")}
OURS, AGAIN, EDITED = "mingbai, from nothing", "mingbai, nothing changed", "mingbai, one report changed"
LOADED, RELEASED = "mingbai, loaded content to pages", "mingbai, a release with compressed copies"
LOADED_AGAIN = "mingbai, loaded, once more at the end"     # how far the machine has drifted meanwhile
RELEASED_AGAIN = "mingbai, a release after one change"
MEGA = 1024 * 1024
PARAGRAPH = re.compile("^T", re.MULTILINE)   # one that begins with The, This or There
COLUMNS = "{:48}{:>8}{:>9}{:>9}{:>10}{:>9}{:>10}{:>10}{:>11}{:>9}"
DIGITS = (".1f", ".1f", "d", ".0f", ".2f", ".0f", ".0f", ".0f", ".1f")


@dataclass(frozen=True)
class Result:
    name: str
    wall: float
    processor: float
    own: int                              # bytes of memory: at most, by ours or the other tool
    indexing: int                         # by the programs that index for the search
    pages: int
    size: int                             # of all pages, bytes
    index: int                            # of the search index, bytes
    stages: dict[str, float] = field(default_factory=dict)


def main() -> None:
    options = asked()
    for pages in options.pages:
        with tempfile.TemporaryDirectory(prefix="mingbai-benchmark-") as work:
            tell(pages, results(pages, Path(work), options))


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[200, 2000])
    parser.add_argument("--only", nargs="*", default=[], help="names of other tools; all when left out, `none` for none")
    parser.add_argument("--skip", nargs="*", choices=["loaded", "release"], default=[], help="runs of ours to leave out")
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results", help="where profiles are kept")
    return parser.parse_args()


def results(pages: int, work: Path, options: argparse.Namespace) -> Iterator[Result]:
    project = project_of(pages, work / "ours")
    options.results.mkdir(parents=True, exist_ok=True)
    yield ours(OURS, project)
    yield ours(AGAIN, project)
    edit(project)
    yield ours(EDITED, project)
    if "loaded" not in options.skip:
        yield ours(LOADED, project, "benchmarks.from_loaded")
    if "release" not in options.skip:
        yield ours(RELEASED, project, "benchmarks.released", work / "out")
        edit(project, 1)
        yield ours(RELEASED_AGAIN, project, "benchmarks.released", work / "out")
        put_aside(work / "out", inside=work, emptied="")
    profile_of(project, options.results / f"rendering-{pages}.prof")
    for rival in rivals(project / "site_src", work, set(options.only)):
        yield theirs(rival)
        put_aside(rival.folder, inside=work)
    if options.only != ["none"] and "loaded" not in options.skip:
        yield ours(LOADED_AGAIN, project, "benchmarks.from_loaded")


def project_of(pages: int, folder: Path) -> Path:
    departments = max(1, round(pages / PAGES / YEARS))
    regions = -(-departments // DEPARTMENTS)
    (folder / "site_src").mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    write(folder / "content", Asked(regions, min(DEPARTMENTS, departments), YEARS))
    return folder


def edit(project: Path, number: int = 0) -> None:
    """Of a text that a page shows and the search reads; not every heading is shown."""
    digest = sorted((project / "content").rglob("digest.en.md"))[number]
    digest.write_text(PARAGRAPH.sub("All told, t", digest.read_text("utf-8"), count=1), "utf-8")


def ours(name: str, project: Path, program: str = "benchmarks.staged", out: Path | None = None) -> Result:
    command = [sys.executable, "-m", program, str(project), str(out or project / "site")]
    done = measured(command, ROOT, PATIENCE, **ENVIRONMENT)
    stages = json.loads(next(line for line in done.output.splitlines() if line.startswith(TOLD)).removeprefix(TOLD))
    site = out / "current" if out else project / "site"
    found = result(name, done, site, site / "pagefind", stages)
    return found if program == "benchmarks.staged" else replace(found, wall=sum(stages.values()))


def profile_of(project: Path, profile: Path) -> None:
    """Of one department, by itself: what its worker does."""
    command = [sys.executable, "-m", "benchmarks.one_department", str(project), str(profile)]
    done = measured(command, ROOT, PATIENCE, **ENVIRONMENT)
    print(done.output, end="", flush=True)


def theirs(rival: Rival) -> Result:
    try:
        done = measured(rival.command, rival.folder, PATIENCE, **ENVIRONMENT)
    except Failed as error:
        return Result(f"{rival.name}: {str(error)[:200]}", 0, 0, 0, 0, 0, 0, 0)
    return result(rival.name, done, rival.site, rival.site / "search")


def result(name: str, done: Measured, site: Path, index: Path, stages: dict[str, float] | None = None) -> Result:
    pages = list(site.rglob("index.html"))
    return Result(name, done.wall, done.processor, done.own, done.indexing, len(pages), size(pages),
                  size(path for path in index.rglob("*") if path.is_file()), stages or {})


def size(files: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in files)


# ---- what is printed

def tell(pages: int, found: Iterator[Result]) -> None:
    """Line by line: the slowest come last."""
    heads = ("", "s", "cpu s", "pages", "a second", "ratio", "MB held", "indexing", "KB a page", "index MB")
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
    figures = (one.wall, one.processor, one.pages, one.pages / one.wall, one.wall / first.wall, one.own / MEGA,
               one.indexing / MEGA, one.size / one.pages / 1024, one.index / MEGA)
    return COLUMNS.format(one.name, *map(format, figures, DIGITS))


if __name__ == "__main__":
    main()

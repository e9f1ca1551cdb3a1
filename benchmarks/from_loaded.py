"""From content that is loaded and checked to written pages, through MkDocs: `python -m benchmarks.from_loaded PROJECT SITE`.

What other tools do as well, and nothing else: no reading, no checks, no open data, no search. PROJECT has been built before.
The clock runs while all workers make pages. As in a build whoever is free takes the next department, so all have loaded all
of a batch, and there is room for any number of batches.
"""
from __future__ import annotations

import gc
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.aside import put_aside
from benchmarks.staged import TOLD

PAGES = "index.*"                         # other files may be second names of what is kept for the next build
BATCH = 60                                # departments that each worker holds
Piece = Callable[[], object]
FORK = multiprocessing.get_context("fork")


def main() -> None:
    project, site = map(Path, sys.argv[1:])
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from mingbai.build import run as build_run
    from mingbai.build.run import warm_up
    from mingbai.render.templates import environment
    from mingbai.search import index as search_index
    from mingbai.work.workers import do_in_workers

    known = build_run.generate(project / "content", project / "site_src")
    docs = project / "site_src"
    put_aside(docs / "zh", docs / "en", known.kept / "framed", site, inside=project, emptied=PAGES)
    build_run.generate, search_index.program = lambda *given: known, lambda: None
    warm_up(environment())
    shared = shared_pieces(project, known.kept)
    stages = {"pages of departments": departments(project), "pages of many reports": timed(partial(do_in_workers, shared)),
              "MkDocs": timed(partial(build, load_config(str(project / "mkdocs.yml"), site_dir=str(site))))}
    print(TOLD + json.dumps(stages))


def timed(work: Piece) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


# ---- pages of departments

def departments(project: Path) -> float:
    from mingbai.load.site import read_site_frame
    from mingbai.work.workers import usable_cores

    frame, count = read_site_frame(project / "content", (), ""), usable_cores()
    starts = range(0, len(frame.departments), BATCH)
    return sum(batch(project, frame, frame.departments[start:start + BATCH], count) for start in starts)


def batch(project: Path, frame: Any, some: Sequence, count: int) -> float:
    """From when all workers have loaded until all have written what they took."""
    together, taken = FORK.Barrier(count + 1), FORK.Value("i", 0)
    workers = [FORK.Process(target=worker, args=(project, frame, some, together, taken)) for _ in range(count)]
    for one in workers:
        one.start()
    together.wait()
    spent = timed(together.wait)
    for one in workers:
        one.join()
    return spent


def worker(project: Path, frame: Any, some: Sequence, together: Any, taken: Any) -> None:
    from mingbai.work.workers import collect_seldom

    collect_seldom()
    try:
        loaded = [(*read(frame, one), one) for one in some]
        gc.freeze()                       # in a build a worker holds one department, not all to look through
        together.wait()
        while (number := next_of(taken)) < len(loaded):
            pages_of_department(project / "site_src", *loaded[number])
        together.wait()
    except BaseException:
        together.abort()                  # nobody waits for one that failed
        raise


def next_of(taken: Any) -> int:
    with taken.get_lock():
        taken.value += 1
        return taken.value - 1


def read(frame: Any, department: Any) -> tuple[Any, Any]:
    from mingbai.build.department import read_department_alone
    from mingbai.checks.engine import check_site

    site, _, _ = read_department_alone(department, frame, drafts=False)
    return site, check_site(site)


def pages_of_department(docs: Path, site: Any, checks: Any, department: Any) -> None:
    from mingbai.views.pages import department_pages

    put(docs, site, checks, department_pages(site, department))


# ---- pages of many reports

def shared_pieces(project: Path, kept: Path) -> list[Piece]:
    """Lists from summaries, pages about the whole site from briefs, as in a build; all that they need already there."""
    from mingbai.build.record import ENDING, load
    from mingbai.build.whole_site import ManyReportsBuild, combine_records
    from mingbai.load.site import read_site_frame
    from mingbai.views import region_years
    from mingbai.views.pages import region_pages, side_by_side, whole_pages

    def file(name: str, ending: str) -> Path:
        return kept / f"{name}{ending}"

    docs, frame = project / "site_src", read_site_frame(project / "content", (), "")
    found = combine_records(frame, (load(file(one.id, ENDING), frame) for one in frame.departments), ())
    many = ManyReportsBuild(frame, file, kept, {}, region_years.is_cut(found.site))
    site, checks = many.read_summaries(frame.departments)
    lists = [side_by_side(site), *(region_pages(site, one, many.is_cut) for one in site.regions)]
    return [*(partial(put, docs, site, checks, [page]) for pages in lists for page in pages),
            *(partial(put, docs, found.site, found.checks, [page]) for page in whole_pages(found.site))]


def put(docs: Path, site: Any, checks: Any, pages: Any) -> None:
    from mingbai.build.department import page_files
    from mingbai.opendata.files import write_files

    write_files(page_files(site.settings, pages, checks), docs)


if __name__ == "__main__":
    main()

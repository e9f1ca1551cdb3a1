"""From content that is loaded and checked to written pages, through MkDocs: `python -m benchmarks.from_loaded PROJECT SITE`.

What other tools do as well, and nothing else: no reading, no checks, no open data, no search. PROJECT has been built before.
Departments are loaded a batch at a time, before the clock of their pages starts, so that any number of them has room.
"""
from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.staged import TOLD

BATCH = 60                                # departments
Piece = Callable[[], object]


def main() -> None:
    project, site = Path(sys.argv[1]), sys.argv[2]
    sys.path[0] = str(project)            # the program of the project, not the one that measures it
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from generator import pipeline, search_index
    from generator.render.templates import environment, warm
    from generator.workers import in_order

    known = pipeline.generate(project / "content", project / "site_src")
    for made in ("zh", "en"):
        shutil.rmtree(project / "site_src" / made)
    shutil.rmtree(known.kept / "framed", ignore_errors=True)
    pipeline.generate, search_index.program = lambda *given: known, lambda: None
    warm(environment())
    rendering = sum(timed(partial(in_order, pieces)) for pieces in batches(project))
    config = load_config(str(project / "mkdocs.yml"), site_dir=site)
    print(TOLD + json.dumps({"pages": rendering, "MkDocs": timed(partial(build, config))}))


def timed(work: Piece) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def batches(project: Path) -> Iterator[list[Piece]]:
    """Pieces of work, all that they need already there: pages of departments, of regions, of the whole site."""
    from generator.load.site import read_frame
    from generator.summary import summary

    frame, short, found = read_frame(project / "content", (), ""), [], {}
    docs = project / "site_src"
    for start in range(0, len(frame.departments), BATCH):
        loaded = [(*read(frame, one), one) for one in frame.departments[start:start + BATCH]]
        yield [partial(pages_of_department, docs, *one) for one in loaded]
        for site, checks, _ in loaded:
            told = [summary(report, checks.reports[report.id]) for report in site.reports]
            short += [report for report, _ in told]
            found |= {report.id: known for report, known in told}
    yield list(shared_pieces(docs, frame, short, found))


def read(frame: Any, department: Any) -> tuple[Any, Any]:
    from generator.checks.engine import check_site
    from generator.unit import read_alone

    site, _, _ = read_alone(department, frame, drafts=False)
    return site, check_site(site)


def pages_of_department(docs: Path, site: Any, checks: Any, department: Any) -> None:
    from generator.views.pages import department_pages

    put(docs, site, checks, department_pages(site, department))


def shared_pieces(docs: Path, frame: Any, reports: list, found: dict) -> Iterator[Piece]:
    """Lists from summaries, pages about the whole site from briefs, as in a build."""
    from generator.checks.engine import SiteChecks
    from generator.gathered import gathered
    from generator.load.site import site_of
    from generator.record import Record
    from generator.summary import brief
    from generator.views import parts
    from generator.views.pages import region_pages, side_by_side, whole_pages

    site, checks = site_of(frame, reports), SiteChecks(found)
    lists = [side_by_side(site), *(region_pages(site, one, parts.is_cut(site)) for one in site.regions)]
    yield from (partial(put, docs, site, checks, [page]) for pages in lists for page in pages)
    briefs = [brief(report, found[report.id]) for report in reports]
    told = gathered(frame, [Record("", {}, briefs=briefs)], ())
    yield from (partial(put, docs, told.site, told.checks, [page]) for page in whole_pages(told.site))


def put(docs: Path, site: Any, checks: Any, pages: Any) -> None:
    from generator.opendata.files import write
    from generator.unit import page_files

    write(page_files(site.settings, pages, checks), docs)


if __name__ == "__main__":
    main()

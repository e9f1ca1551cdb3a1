"""From content that is loaded and checked to written pages, through MkDocs: `python -m benchmarks.from_loaded PROJECT SITE`.

What other tools do as well, and nothing else: no reading, no checks, no open data, no search. PROJECT has been built before.
"""
from __future__ import annotations

import json
import shutil
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.staged import TOLD


def main() -> None:
    project, site = Path(sys.argv[1]), sys.argv[2]
    sys.path[0] = str(project)            # the program of the project, not the one that measures it
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from generator import pipeline, search_index
    from generator.checks.engine import check_site
    from generator.load.site import read_frame, reports_in, site_of
    from generator.opendata.files import write
    from generator.problems import Problems
    from generator.render.templates import environment, warm
    from generator.unit import page_files
    from generator.views.pages import department_pages
    from generator.workers import in_order

    known = pipeline.generate(project / "content", project / "site_src")
    shutil.rmtree(known.kept / "framed", ignore_errors=True)
    pipeline.generate, search_index.program = lambda *given: known, lambda: None
    frame, loaded = read_frame(project / "content", (), ""), []
    for one in frame.departments:
        own = replace(frame, context=replace(frame.context, problems=Problems()))
        of_one = site_of(own, list(reports_in(one, own, drafts=False)), partly=True)
        loaded.append((of_one.settings, list(department_pages(of_one, one)), check_site(of_one)))
    config = load_config(str(project / "mkdocs.yml"), site_dir=site)

    begun = time.perf_counter()
    warm(environment())
    in_order([partial(made, page_files, write, project / "site_src", *one) for one in loaded])
    rendered = time.perf_counter()
    build(config)
    print(TOLD + json.dumps({"pages": rendered - begun, "MkDocs": time.perf_counter() - rendered}))


def made(page_files, write, docs: Path, *loaded) -> None:
    write(page_files(*loaded), docs)


if __name__ == "__main__":
    main()

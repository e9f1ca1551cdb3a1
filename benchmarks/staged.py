"""`mkdocs build` with the time of each stage told: `python -m benchmarks.staged PROJECT SITE`."""
from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TOLD = "stages: "
STAGES: dict[str, float] = {}


def timed(owner: Any, name: str, stage: str) -> None:
    work: Callable = getattr(owner, name)

    def with_clock(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return work(*given, **named)
        finally:
            STAGES[stage] = STAGES.get(stage, 0) + time.perf_counter() - begun
    setattr(owner, name, with_clock)


def main() -> None:
    project, site = sys.argv[1:]
    begun = time.perf_counter()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from mingbai.build import run as build_run
    from mingbai.mkdocs_plugin import frame_pages as framing
    from mingbai.search import index as search_index
    STAGES["start"] = time.perf_counter() - begun
    for owner, name, stage in ((build_run.BuildRun, "__init__", "what changed"),
                               (build_run.BuildRun, "make_departments", "departments"),
                               (build_run.BuildRun, "make_shared", "lists and data"),
                               (build_run.BuildRun, "settle", "put in place"),
                               (framing.PageFramer, "write", "frames"),
                               (search_index.Index, "put", "search, what was left of it")):
        timed(owner, name, stage)
    config = load_config(str(Path(project) / "mkdocs.yml"), site_dir=site)
    build(config)
    STAGES["other"] = time.perf_counter() - begun - sum(STAGES.values())
    print(TOLD + json.dumps(STAGES))


if __name__ == "__main__":
    main()

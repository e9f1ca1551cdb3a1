"""`mingbai build` with the time of each step told: `python -m benchmarks.released PROJECT OUT`.

From nothing to what a web server serves: built, searched for what must not be public, checksums, compressed copies. Findings
that would stop it are let pass, as on the command line.
"""
from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from benchmarks.staged import STAGES, TOLD, timed

STEPS = {"survey": "content read and checked", "build_site": "build", "refuse_unrecorded": "compared with the last release",
         "refuse_forbidden": "gate", "add_integrity": "checksums in pages", "compress": "compressed copies"}


def main() -> None:
    project, out = map(Path, sys.argv[1:])
    project, out = project.absolute(), out.absolute()
    os.chdir(project)                     # where its mkdocs.yml lies
    from mingbai.publish import site_release
    from mingbai.publish.findings import Pass
    from mingbai.publish.log import Log

    passes = tuple({Pass(one.rule, one.report) for one in site_release.survey(project / "content").open})
    for name, step in STEPS.items():
        timed(site_release, name, step)
    begun = time.perf_counter()
    order = site_release.PublishOrder(project / "content", out, 1, None, passes, "made for a benchmark" if passes else "")
    site_release.publish(order, Log("en", "text"))
    STAGES["manifest, switch"] = time.perf_counter() - begun - sum(STAGES.values())
    print(TOLD + json.dumps(STAGES))


if __name__ == "__main__":
    main()

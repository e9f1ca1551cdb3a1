"""How often are true reports accused? `python -m benchmarks.true_reports --reports 400`"""
from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.true_reports.measure import checked, wrongs
from mingbai.checks.rule import Check


def told(check: Check) -> str:
    figures = [f"{one.id}={one.quantity.printed}" for one in check.figures][:8]
    recomputed = check.outcome.recomputed.printed if check.outcome.recomputed else ""
    return f"{check.report.id} {check.rule.id} {check.severity} {check.outcome.say} {' '.join(figures)} {recomputed}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=400)
    options.add_argument("--seed", default="1")
    options.add_argument("--show", type=int, default=20, help="so many of the false findings in full")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checks = checked(Path(folder), given.reports, given.seed)
    found = wrongs(checks)
    passes = sum(check.status == "pass" for own in checks.values() for check in own)
    print(f"{len(checks)} true reports, {passes} passes")
    for severity in "BEW":
        own = [check for check in found if check.severity == severity]
        accused = len({check.report.id for check in own})
        by_rule = dict(Counter(check.rule.id for check in own).most_common())
        print(f"{severity}: {len(own)} findings ({len(own) / len(checks):.2%} of the number of reports) in {accused} reports "
              f"({accused / len(checks):.2%}) {by_rule}")
    for check in found[:given.show]:
        print(" ", told(check))


if __name__ == "__main__":
    main()

"""Which slips are seen? `python -m benchmarks.slips` prints a table by kind; `--missed` each that was not."""
from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.slips.measure import MASKED, MISSED, SEEN, Tried, bench, tried_slips
from benchmarks.slips.slip import KINDS

REAL = Path(__file__).resolve().parents[2] / "content"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", nargs="+", default=["1", "2", "3"], help="each draws its own; all are counted together")
    options.add_argument("--missed", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own = bench(Path(folder), REAL)
        found = [one for seed in given.seeds for one in tried_slips(own, seed)]
    print("| kind | n | seen | masked | missed | seen of covered | masked |\n|---|---|---|---|---|---|---|")
    for kind in KINDS:
        print(line(kind, [one for one in found if one.slip.kind == kind]))
    print(line("all", found))
    for one in found if given.missed else ():
        if one.verdict in (MISSED, MASKED):
            slip, covered = one.slip, "covered" if one.is_covered else "-"
            print(one.verdict, covered, slip.report.id, slip.kind, *slip.figures[:3], slip.told)


def line(kind: str, found: list[Tried]) -> str:
    counts, covered = (Counter(one.verdict for one in some) for some in (found, [one for one in found if one.is_covered]))
    return (f"| {kind} | {len(found)} | {share(counts)} | {counts[MASKED]} | {counts[MISSED]} | {share(covered)} "
            f"(n = {covered.total()}) | {covered[MASKED]} |")


def share(counts: Counter[str]) -> str:
    """Of those that are not masked by a finding already there; in brackets of all."""
    seen, masked = sum(counts[one] for one in SEEN), counts[MASKED]
    some, every = counts.total() - masked, counts.total()
    return f"{seen / some:.1%} ({seen / every:.1%})" if some else "–"


if __name__ == "__main__":
    main()

"""Slips of the pen in the content of the six reports: a sample of those that `python -m benchmarks.slips` counts, and all that a
reader sees at once."""
from __future__ import annotations

from collections import Counter

import pytest
import yaml

from benchmarks.slips.measure import MASKED, SEEN, Bench, Tried, bench, tried_slips
from benchmarks.slips.slip import KINDS, Content, Place, Slip, with_cells
from tests.support.builds import ROOT
from tests.support.sites import CASES

AT_ONCE = yaml.safe_load((CASES / "slips" / "at_once.yml").read_text("utf-8"))
SAMPLE, SEED = 0.25, "sample"
SEEN_OF_ALL, SEEN_OF_COVERED = 0.72, 0.90   # of a sample; of all of them 0.75 and 0.93


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return bench(tmp_path_factory.mktemp("slips"), ROOT / "content")


@pytest.fixture(scope="module")
def sample(own: Bench) -> list[Tried]:
    return list(tried_slips(own, SEED, SAMPLE))


@pytest.mark.parametrize("case", AT_ONCE, ids=lambda case: f"{case['figure']} {case['cell']}")
def test_what_a_reader_sees_at_once_is_seen(own: Bench, case: dict[str, str]) -> None:
    assert own.tried(slip_of(own, case)).verdict in SEEN


def slip_of(own: Bench, case: dict[str, str]) -> Slip:
    content = next(one for one in own.contents if one.report.id == case["report"])
    return with_cells("at once", content, [(place_of_figure(content, case["figure"]), case["cell"])], "")


def place_of_figure(content: Content, figure: str) -> Place:
    return next(place for place in content.places if place.figure.id == figure)


def test_most_slips_are_seen(sample: list[Tried]) -> None:
    assert seen(sample) >= SEEN_OF_ALL, [told(one) for one in sample if one.verdict not in SEEN]


def test_nearly_all_are_seen_where_arithmetic_covers_the_figure(sample: list[Tried]) -> None:
    covered = [one for one in sample if one.is_covered]
    assert seen(covered) >= SEEN_OF_COVERED, [told(one) for one in covered if one.verdict not in SEEN]


def seen(tried: list[Tried]) -> float:
    """Of those that no finding already there masks."""
    counts = Counter(one.verdict for one in tried)
    return sum(counts[one] for one in SEEN) / (counts.total() - counts[MASKED])


def told(one: Tried) -> str:
    return f"{one.verdict} {one.slip.report.id} {one.slip.kind} {one.slip.figures[:2]} {one.slip.told}"


def test_every_kind_is_tried(sample: list[Tried]) -> None:
    assert {one.slip.kind for one in sample} == set(KINDS)


def test_the_content_is_as_it_was(own: Bench, sample: list[Tried]) -> None:
    """Each slip is made good again."""
    files = {path.relative_to(own.root) for path in own.root.rglob("*.csv")}
    assert sample and all((own.root / path).read_bytes() == (ROOT / "content" / path).read_bytes() for path in files)


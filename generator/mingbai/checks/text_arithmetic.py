"""Which figures the text's own arithmetic covers."""
from __future__ import annotations

from mingbai.model.report import Figure, Report

SAME_FACT = ("same", "at-most")


def is_recomputed_by_text(report: Report, figure: Figure) -> bool:
    """A relation recomputes this figure, so that its table's shape need not."""
    return any(relation.result == figure.id and relation.kind not in SAME_FACT for relation in report.relations)

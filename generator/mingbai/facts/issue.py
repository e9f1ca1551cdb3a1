"""An issue: one fact worth asking about, made of all findings that say it."""
from __future__ import annotations

from decimal import Decimal

from mingbai.model.report import Bilingual
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value

OPEN, ANSWERED, CORRECTED = "open", "answered", "corrected"
STATUSES = (OPEN, ANSWERED, CORRECTED)


class Weighing(Value):
    """What the rank of an issue is made of, each between 0 and 1; see rank.py."""
    kind: Decimal                         # k: money and missed commitments weigh most, form least
    money: Decimal                        # M: money at stake beside all spending
    shortfall: Decimal                    # D: how much of the target is missing
    certainty: Decimal                    # C: how far beyond rounding, or how plainly stated
    rewarded: Decimal                     # R: 1 where the same item was given nearly all its points
    unexplained: Decimal                  # e: 1 where nothing in the report accounts for it

    @property
    def score(self) -> Decimal:
        at_stake = Decimal("0.5") * max(self.money, self.shortfall)
        return self.kind * (at_stake + Decimal("0.3") * self.certainty + Decimal("0.2") * self.rewarded) * self.unexplained


class Issue(Value):
    """`id` is its kind and its first figure, a public address that stays when findings join it. `money` is in yuan."""
    id: str
    report_id: str
    kind: str
    topic: str
    rank: int
    weighing: Weighing
    headline: Bilingual
    sentence: Bilingual
    stated: Quantity | None
    recomputed: Quantity | None
    money: Decimal | None
    figure_ids: tuple[str, ...]           # the one in question leads
    check_ids: tuple[str, ...]            # `A02-1`: rule and number
    promise_ids: tuple[str, ...]
    defence: Bilingual | None             # what the report itself says for it
    answer: Bilingual | None              # what the department says to the finding
    status: str

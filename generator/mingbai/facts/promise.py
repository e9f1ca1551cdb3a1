"""A promise: one thing that a department said it would reach, however often it says so."""
from __future__ import annotations

from decimal import Decimal

from mingbai.model.aims import FORECAST
from mingbai.model.directions import LESS
from mingbai.model.report import Bilingual, Figure, Row
from mingbai.text.quantity import Quantity
from mingbai.text.value import Value

KEPT, FAR_ABOVE, MISSED, NO_RESULT, REPEATS_TARGET = "kept", "far-above", "missed", "no-result", "repeats-target"
IN_WORDS, NOT_MEASURABLE, UNDER_WAY, DIRECTION_UNKNOWN = "in-words", "not-measurable", "under-way", "direction-unknown"
CAME_TRUE, DID_NOT, UNTOLD = "came-true", "did-not", "untold"   # of forecasts, in place of the first four
STATES = (KEPT, FAR_ABOVE, MISSED, UNDER_WAY, NO_RESULT, REPEATS_TARGET, IN_WORDS, DIRECTION_UNKNOWN, NOT_MEASURABLE,
          CAME_TRUE, DID_NOT, UNTOLD)
REACHED, JUDGED = (KEPT, FAR_ABOVE), (KEPT, FAR_ABOVE, MISSED)


class Statement(Value):
    """One row that states the promise: its target as first set and as revised, its result, its rate of completion."""
    row: Row
    first_target: Figure | None
    revised: Figure | None
    result: Figure | None
    completion: Figure | None

    @property
    def target(self) -> Figure | None:
        """The target that counts."""
        return self.revised or self.first_target


class Promise(Value):
    """`id` is that of the first row that states it, and a public address. `repeats`: the result prints the target again.
    `distance` is the result less the target, in the target's own unit."""
    id: str
    report_id: str
    label: Bilingual
    short: Bilingual | None
    aim: str
    direction: str
    state: str
    first_state: str                      # against the target first set, where it was revised
    repeats: bool
    first_target: Figure | None
    revised: Figure | None
    result: Figure | None
    completion: Figure | None             # the rate that the report prints
    distance: Quantity | None
    rate: Decimal | None                  # 1 where the target was just reached; printed, or result ÷ target
    deadline: str
    concept: str
    part: str                             # its place in the scheme, where it is an indicator
    topic: str
    weight: Figure | None
    score: Figure | None
    reason: Bilingual | None
    measure: Bilingual | None
    paper: Bilingual | None               # that revised the target
    row_ids: tuple[str, ...]              # all that state it, the first one leading
    figure_ids: tuple[str, ...]

    @property
    def target(self) -> Figure | None:
        """The target that counts."""
        return self.revised or self.first_target

    @property
    def is_limit(self) -> bool:
        """Not to be passed, instead of to be reached."""
        return self.direction == LESS

    @property
    def is_forecast(self) -> bool:
        return self.aim == FORECAST

    @property
    def is_reached(self) -> bool:
        return self.state in REACHED

"""What a target is set for, as the content may say of it."""
from __future__ import annotations

COMMITMENT, FORECAST, LIMIT, NORM, WORDS = "commitment", "forecast", "limit", "norm", "words"
AIMS = (COMMITMENT, FORECAST, LIMIT, NORM, WORDS)

"""A figure quoted in a text: `[[money.total.actual]]`."""
from __future__ import annotations

import re

REFERENCE = re.compile(r"\[\[([^\[\]\s]+)\]\]")

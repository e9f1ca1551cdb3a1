"""What MkDocs' server and those who stand before it hand to each other."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]                  # Any: as WSGI has it
StartResponse = Callable[..., object]
App = Callable[..., Iterable[bytes]]      # of both of these

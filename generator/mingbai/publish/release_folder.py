"""The folder that is published from: numbered releases side by side, and the one that is served."""
from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

RELEASE = re.compile(r"^\d{6}-[0-9a-f]{12}$")
BUILDING, DELETING, KEPT = ".building", ".deleting", ".kept"


@dataclass(frozen=True)
class ReleaseFolder:
    """`root/current` leads to one of `root/releases/NNNNNN-hash`. What begins with a dot belongs to a running release."""
    root: Path

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def current(self) -> Path:
        return self.root / "current"

    @property
    def kept(self) -> Path:
        """What a release leaves for the next, so that what did not change is not done again. It may be deleted."""
        return self.root / KEPT

    @property
    def lock(self) -> Path:
        return self.root / ".lock"

    def aside(self, purpose: str) -> Path:
        """A name of this run alone: a worker that outlives a killed run writes into no later one's folder."""
        return self.root / f"{purpose}-{secrets.token_hex(6)}"

    def release(self, name: str) -> Path:
        return self.releases / name

    def names(self) -> list[str]:
        """Whole releases, oldest first."""
        if not self.releases.is_dir():
            return []
        return sorted(path.name for path in self.releases.iterdir() if RELEASE.match(path.name) and path.is_dir())

    def next_name(self, content_hash: str) -> str:
        last = max((int(name[:6]) for name in self.names()), default=0)
        return f"{last + 1:06d}-{content_hash[:12]}"

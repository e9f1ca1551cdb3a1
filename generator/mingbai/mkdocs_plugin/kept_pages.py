"""Framed pages of earlier builds: one whose body and frame did not change is not framed again.

Each lies below `folder` as it was framed; the built site has a second name of the same file where the disk can, else a copy.
They lie in a few folders whatever their addresses: a folder takes longer to make than a page.
"""
from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mingbai.build.record import Stamp, stamp
from mingbai.render.read_page import PageBytes
from mingbai.text.value import not_none
from mingbai.work.files import put_whole, remove_still, second_name
from mingbai.work.fingerprint import digest

Stamps = tuple[Stamp, Stamp]              # of a page: of its body, and as framed
LIST = ".list"
AT_WORK = 15 * 60                         # seconds after which nobody writes to pages of a frame any more
FOLDERS = 1                               # digits of a name that its folder is named by


@dataclass
class KeptPages:
    """Those of one frame, in a folder named by its state: by all that goes into a page besides its body."""
    folder: Path
    known: dict[str, Stamps] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, state: str) -> KeptPages:
        """Pages of other frames are not mixed with these: another run may be at work on them this very moment."""
        own = folder / state
        remove_still(set(folder.glob("*")) - {own}, AT_WORK)
        try:
            os.utime(own)
            return cls(own, pickle.loads((own / LIST).read_bytes()))
        except (OSError, EOFError, pickle.UnpicklingError, ValueError):
            return cls(own)

    def put_unchanged(self, paths: Iterable[str], docs: Path, site: Path) -> list[str]:
        """Put those pages into `site` that are as they were; the others."""
        return [path for path in paths if not self.is_put(path, docs, site)]

    def is_put(self, path: str, docs: Path, site: Path) -> bool:
        known, place = self.known.get(path), self.place(path)
        if known is None or known != (stamp(docs / path), stamp(place)):
            return False
        second_name(place, page_place(site, path))
        return True

    def put(self, path: str, parts: Iterable[PageBytes], docs: Path, site: Path) -> Stamps:
        place = self.place(path)
        put_whole(place, *parts)
        second_name(place, page_place(site, path))
        return not_none(stamp(docs / path)), not_none(stamp(place))

    def settle(self, new: Mapping[str, Stamps], paths: Sequence[str]) -> None:
        """Those now framed count from here on; those of pages that are no more are removed."""
        wanted = set(paths)
        for path in self.known.keys() - wanted:
            self.place(path).unlink(missing_ok=True)
        self.known = {path: known for path, known in self.known.items() if path in wanted}
        self.known |= new
        put_whole(self.folder / LIST, pickle.dumps(self.known, pickle.HIGHEST_PROTOCOL))

    def place(self, path: str) -> Path:
        name = digest(path)
        return Path(self.folder, name[:FOLDERS], name[FOLDERS:])


def page_place(folder: Path, path: str) -> Path:
    return Path(folder, f"{path.removesuffix('index.md')}index.html")

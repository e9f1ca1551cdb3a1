"""A preview of thousands of departments: each is generated when a page of it is first asked for. After an edit the pages
about many reports wait in the same way.

It has a folder of pages of its own, so that what a whole build has left stays as it lies.
"""
from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.load.site import RESERVED, SLUG, department_of
from generator.state import DEPARTMENTS

MANY = 40                                 # departments that are quickly generated all together
PATIENCE = 120                            # seconds that a browser waits for a department
SHARED = ""                               # stands for no department: for all that is said of many
SHARED_BELOW = ("/zh/", "/en/", "/data/")


@dataclass
class OnDemand:
    """`asked`: departments to generate, by id; none: all that `only` leaves. `shown`: those that have their pages."""
    content: Path
    asked: list[str] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    again: Callable[[], None] = lambda: None
    done: threading.Condition = field(default_factory=threading.Condition)
    building: list[str] = field(default_factory=list)
    building_shared: bool = False
    with_shared: bool = True              # the next build makes anew what is said of many reports at once
    shared_is_old: bool = False           # what is said of them has waited since an edit, until a page of it is opened
    tries: Counter[str] = field(default_factory=Counter)   # builds of each department that have ended

    @property
    def is_on(self) -> bool:
        return bool(self.asked)

    def begin(self, first: str) -> None:
        """Where there are many departments, only the one of the report `first` is generated."""
        if len(self.departments()) > MANY:
            self.asked = [department_of(first)]

    def departments(self) -> list[str]:
        """Their ids, by their folders alone."""
        regions = folders(self.content / DEPARTMENTS)
        return [f"{region.name}/{one.name}" for region in regions for one in folders(region)]

    def department_of(self, path: str) -> str:
        """That of a page's address, such as `/zh/yueyang/housing/2023/`; nothing where there is none."""
        region, department = [*path.strip("/").split("/")[1:3], "", ""][:2]
        is_one = SLUG.match(region) and SLUG.match(department) and department not in RESERVED
        return f"{region}/{department}" if is_one and (self.content / DEPARTMENTS / region / department).is_dir() else ""

    def elsewhere(self, path: str) -> list[str]:
        """Departments that still have no pages: those of the region of the page first."""
        region = [*path.strip("/").split("/")[1:2], ""][0]
        left = [one for one in self.departments() if one not in self.shown] if self.is_on else []
        return sorted(left, key=lambda one: not one.startswith(f"{region}/"))

    # ---- between the server and the builds

    def around(self, app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
        def when_shown(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
            if self.is_on:
                self.see_to(environ["PATH_INFO"])
            return app(environ, start_response)
        return when_shown

    def see_to(self, path: str) -> None:
        """What a browser opens is generated before it is answered."""
        department = self.department_of(path)
        if department and department not in self.shown:
            self.ask(department)
        elif self.shared_is_old and not department and path.startswith(SHARED_BELOW):
            self.ask(SHARED)

    def ask(self, department: str) -> None:
        """Returns when a build with it has ended, well or not."""
        with self.done:
            if department == SHARED:
                self.with_shared = True
            elif department not in self.asked:
                self.asked.append(department)
            before = self.tries[department]
            self.again()
            self.done.wait_for(lambda: self.tries[department] > before, PATIENCE)

    def begun(self) -> str:
        """The departments of the build that begins, with spaces between them."""
        with self.done:
            self.building = list(self.asked)
            self.building_shared, self.with_shared = self.with_shared, False
        return " ".join(self.building)

    def built(self, is_right: bool) -> None:
        """A department that could not be read is left out until a browser asks for it again."""
        with self.done:
            if is_right:
                self.shown = set(self.building)
            else:
                failed = set(self.building[1:]) - self.shown
                self.asked = [one for one in self.asked if one not in failed]
            self.shared_is_old = not (is_right and self.building_shared)
            self.tries.update([*self.building, SHARED] if self.building_shared else self.building)
            self.done.notify_all()

    # ---- files

    def watched(self) -> Iterator[Path]:
        """What departments share, and those that are shown: to look through thousands takes longer than to build one."""
        yield from (path for path in self.content.iterdir() if path.name != DEPARTMENTS)
        for one in self.asked:
            yield self.content / DEPARTMENTS / one


def folders(path: Path) -> list[Path]:
    return sorted(one for one in path.iterdir() if one.is_dir() and SLUG.match(one.name)) if path.is_dir() else []


def own_pages(docs: Path, generated: Iterable[str]) -> Path:
    """A folder of pages beside `docs`, with the files in it that are not generated."""
    folder = docs.parent / ".cache" / "preview" / docs.name
    folder.mkdir(parents=True, exist_ok=True)
    for path in docs.iterdir():
        if path.is_dir() and path.name not in generated:
            shutil.copytree(path, folder / path.name, ignore=vendor_of(docs), dirs_exist_ok=True)
    return folder


def vendor_of(docs: Path) -> Callable[[str, list[str]], list[str]]:
    return lambda folder, names: ["vendor"] if Path(folder) == docs / "assets" else []

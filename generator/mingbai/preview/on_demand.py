"""A preview of thousands of departments: of each only those pages are generated that a browser opens, when it first does.
After an edit those are that have been opened since the last one; others wait, as do data and the pages about many reports.

It has a folder of pages of its own, so that what a whole build has left stays as it lies.
"""
from __future__ import annotations

import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mingbai.build.inputs import DEPARTMENTS
from mingbai.build.portions import DATA_FILES, NO_PORTION, Portions, has, portion_of
from mingbai.load.site import RESERVED, SLUG, department_of
from mingbai.preview.wsgi import App, Environ, StartResponse
from mingbai.views.feeds import NAMES

MANY = 40                                 # departments that are quickly generated all together
PATIENCE = 120                            # seconds that a browser waits for a department
SHARED_BELOW = ("/zh/", "/en/", "/data/")
FEEDS = tuple(f"/{name}" for name, _ in NAMES.values())   # of a department, too, they are made with the lists of its region


@dataclass
class OnDemand:
    """`asked`: departments to generate, by id; none: all that `only` leaves. `shown`: what is made of each."""
    content: Path
    asked: list[str] = field(default_factory=list)
    shown: Mapping[str, Portions] = field(default_factory=dict)
    again: Callable[[], None] = lambda: None
    done: threading.Condition = field(default_factory=threading.Condition)
    opened: set[str] = field(default_factory=set)          # portions, since the last build has begun
    building: list[str] = field(default_factory=list)
    portions: frozenset[str] = frozenset()                 # of the departments that are built, or were built last
    shared_is_old: bool = False           # data and what is said of many reports wait until a page of them is opened
    tries: Counter[str] = field(default_factory=Counter)   # builds of each portion that have ended

    @property
    def is_on(self) -> bool:
        return bool(self.asked)

    def begin(self, first: str) -> None:
        """Where there are many departments, only the report `first` and what is said of many are generated."""
        if len(self.departments()) > MANY:
            self.asked, self.opened = [department_of(first)], {DATA_FILES, portion_of(first)}

    def departments(self) -> list[str]:
        """Their ids, by their folders alone."""
        regions = folders(self.content / DEPARTMENTS)
        return [f"{region.name}/{one.name}" for region in regions for one in folders(region)]

    def department_of(self, path: str) -> str:
        """That of a page's address, such as `/zh/yueyang/housing/2023/`; nothing where there is none."""
        if path.endswith(FEEDS):
            return ""
        region, department = [*below_language(path).split("/")[:2], "", ""][:2]
        is_one = SLUG.match(region) and SLUG.match(department) and department not in RESERVED
        return f"{region}/{department}" if is_one and (self.content / DEPARTMENTS / region / department).is_dir() else ""

    def elsewhere(self, path: str) -> list[str]:
        """Departments that still have no pages: those of the region of the page first."""
        region = below_language(path).split("/")[0]
        left = [one for one in self.departments() if one not in self.shown] if self.is_on else []
        return sorted(left, key=lambda one: not one.startswith(f"{region}/"))

    # ---- between the server and the builds

    def around(self, app: App) -> App:
        def when_shown(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            return self.answered(app, environ, start_response) if self.is_on else app(environ, start_response)
        return when_shown

    def answered(self, app: App, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """What a browser opens is generated before."""
        path, begun = environ["PATH_INFO"], []
        self.note(path)
        is_tried = self.see_to(path)
        body = app(environ, lambda *answer: begun.append(answer))
        # The server has waited for a build that went on, which may have taken the page away.
        if not is_tried and self.see_to(path):
            body = app(environ, lambda *answer: begun.append(answer))
        start_response(*begun[-1])
        return body

    def note(self, path: str) -> None:
        if self.department_of(path):
            with self.done:
                self.opened.add(portion_of(below_language(path)))

    def missing(self, path: str) -> str:
        """The portion without which a page is not there, or not as its content is; nothing where it is right."""
        department, portion = self.department_of(path), portion_of(below_language(path))
        if department:
            return "" if has(self.shown.get(department, NO_PORTION), portion) else portion
        return DATA_FILES if self.shared_is_old and path.startswith(SHARED_BELOW) else ""

    def see_to(self, path: str) -> bool:
        """Whether something was missing: then a build with it has ended, well or not."""
        portion = self.missing(path)
        if not portion:
            return False
        with self.done:
            self.opened.add(portion)
            if portion != DATA_FILES and department_of(portion) not in self.asked:
                self.asked.append(department_of(portion))
            before = self.tries[portion]
            self.again()
            self.done.wait_for(lambda: self.tries[portion] > before, PATIENCE)
        return True

    def begun(self) -> str:
        """The departments of the build that begins, with spaces between them. While nothing is opened, their pages are those
        of the last build."""
        with self.done:
            self.building = list(self.asked)
            pages = self.opened - {DATA_FILES} or self.portions - {DATA_FILES}
            self.portions, self.opened = frozenset(pages | self.opened), set()
        return " ".join(self.building)

    def built(self, shown: Mapping[str, Portions] | None, shared_is_old: bool = False) -> None:
        """`shown` is None when the content was wrong. A department that could not be read is left out until a browser asks
        for it again."""
        with self.done:
            if shown is None:
                failed = set(self.building[1:]) - self.shown.keys()
                self.asked = [one for one in self.asked if one not in failed]
            else:
                self.shown = shown
            self.shared_is_old = shown is None or shared_is_old
            self.tries.update(self.portions)
            self.done.notify_all()

    # ---- files

    def watched(self) -> Iterator[Path]:
        """What departments share, and those that are shown: to look through thousands takes longer than to build one."""
        yield from (path for path in self.content.iterdir() if path.name != DEPARTMENTS)
        for one in self.asked:
            yield self.content / DEPARTMENTS / one


def below_language(path: str) -> str:
    return path.strip("/").partition("/")[2]


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

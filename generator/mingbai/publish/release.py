"""A release: filled beside the served one, checked, sealed with its manifest, then served in one step or not at all."""
from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mingbai.publish.lock import exclusive
from mingbai.publish.manifest import MANIFEST, content_hash, entries_of, manifest_bytes
from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.publish.release_folder import BUILDING, ReleaseFolder
from mingbai.publish.retention import prune, remove_leftovers
from mingbai.publish.switch import current_name, recover, switch
from mingbai.publish.verify import verify_folder

KEEP = 10
Fill = Callable[[Path], None]             # writes the whole site into an empty folder


@dataclass(frozen=True)
class Released:
    """`is_new` is false when the site came out as it is served already."""
    name: str
    files: int
    is_new: bool
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """`fill` may raise to refuse; `about` goes into the manifest; `seal` signs it; `ready` runs before the switch."""
    fill: Fill
    about: Mapping[str, object]
    keep: int = KEEP
    seal: Callable[[Path], None] = lambda folder: None
    ready: Callable[[ReleaseFolder], None] = lambda layout: None


def release(root: Path, plan: Plan) -> Released:
    layout = ReleaseFolder(root)
    with exclusive(layout.lock):
        recover(layout)
        remove_leftovers(layout)
        layout.releases.mkdir(exist_ok=True)
        building = layout.aside(BUILDING)
        building.mkdir()
        try:
            return finish(layout, building, plan)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def finish(layout: ReleaseFolder, building: Path, plan: Plan) -> Released:
    plan.fill(building)
    entries = entries_of(building)
    name, served = layout.next_name(content_hash(entries)), current_name(layout)
    if served and served.split("-")[1] == name.split("-")[1]:
        return Released(served, len(entries), is_new=False)
    (building / MANIFEST).write_bytes(manifest_bytes(entries, plan.about))
    plan.seal(building)
    to_disk()
    building.rename(layout.release(name))
    plan.ready(layout)
    switch(layout, name)
    return Released(name, len(entries), is_new=True, removed=tuple(prune(layout, plan.keep)))


def to_disk() -> None:
    """So that a power cut after the switch finds the files written."""
    getattr(os, "sync", lambda: None)()


def rollback(root: Path, name: str = "") -> str:
    """Serve a kept release again: the named one, or the one before the served one."""
    layout = ReleaseFolder(root)
    with exclusive(layout.lock):
        recover(layout)
        chosen = name or before(layout, current_name(layout))
        if chosen not in layout.names():
            raise ReleaseRefusal([Stop(name or "releases", "no-release", {"known": ", ".join(layout.names()) or "–"})])
        refuse_damaged(layout.release(chosen))
        switch(layout, chosen)
        return chosen


def refuse_damaged(folder: Path) -> None:
    wrong = verify_folder(folder).differences
    if wrong:
        raise ReleaseRefusal([Stop(folder.name, "damaged-release", {"count": len(wrong)})])


def before(layout: ReleaseFolder, served: str | None) -> str:
    earlier = [one for one in layout.names() if served and one < served]
    return earlier[-1] if earlier else ""

"""Waits for edits below a folder: a burst of them, as editors save, counts once."""
from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

EDITS = {"modified", "created", "deleted", "moved"}
QUIET = 0.3                               # seconds


class Edited(FileSystemEventHandler):
    def __init__(self) -> None:
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in EDITS and not event.is_directory:
            self.happened.set()


def edits(folder: Path) -> Iterator[None]:
    """One item for each burst of edits, until the person stops it."""
    edited, observer = Edited(), Observer()
    observer.schedule(edited, str(folder), recursive=True)
    observer.start()
    try:
        while True:
            while not edited.happened.wait(1):    # a wait without an end can't be interrupted on Windows
                continue
            time.sleep(QUIET)
            edited.happened.clear()
            yield
    finally:
        observer.stop()
        observer.join()

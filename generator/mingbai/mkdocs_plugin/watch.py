"""What the server of a preview watches: what people edit, not what we generate."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from mingbai.preview.on_demand import OnDemand
from mingbai.render.frame_settings import VENDOR
from mingbai.text import words
from mingbai.work.places import ASSETS, IS_INSTALLED, TEMPLATES

BETWEEN_LOOKS = 0.15                      # seconds


def watch_edits(server: LiveReloadServer, config: MkDocsConfig, hand_written: Path, own_templates: Path | None,
                demand: OnDemand) -> None:
    """The folder of pages holds what we generate; `hand_written` is where a publisher's own styles lie."""
    server.unwatch(config.docs_dir)
    if demand.is_on:
        look_often(server, config.config_file_path)
    for path in {*places(hand_written, own_templates), *(demand.watched() if demand.is_on else [demand.content])}:
        server.watch(str(path))


def places(hand_written: Path, own_templates: Path | None) -> Iterator[Path]:
    """Of the publisher, and of us where somebody may edit us."""
    if own_templates:
        yield own_templates
    yield from hand_made(hand_written / ASSETS.name)
    if not IS_INSTALLED:
        yield from (TEMPLATES, words.FOLDER, *hand_made(ASSETS))


def hand_made(assets: Path) -> list[Path]:
    return [path for path in assets.iterdir() if path.name != VENDOR] if assets.is_dir() else []


def look_often(server: LiveReloadServer, config_file: str) -> None:
    """Where few files are watched, an edit is noticed before MkDocs looks the next time. Of what it watches, only the
    configuration is left here."""
    server.unwatch(config_file)
    server.observer = PollingObserver(timeout=BETWEEN_LOOKS)
    server.watch(config_file)


def watch_what_is_asked_for(server: LiveReloadServer, demand: OnDemand, bell: Path) -> None:
    """A department that a browser asks for is watched from then on, and a build begins."""
    bell.touch()
    server.watch(str(bell))

    def again() -> None:
        for path in demand.watched():
            if str(path.resolve()) not in watched:
                watched.add(str(path.resolve()))
                server.watch(str(path))
        bell.write_text(" ".join(demand.asked), "utf-8")

    watched = {str(path.resolve()) for path in demand.watched()}
    demand.again = again

"""The small build of plotly.js, from npm where that is there: a quarter of the one in the Python package."""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mingbai.bootstrap.words import both

LOCK = Path(__file__).with_name("plotly_bundle.json")


@dataclass(frozen=True)
class Bundle:
    """A package of npm, its checksum as npm states it, and the script and the licence inside."""

    package: str
    version: str
    integrity: str
    script: str
    licence: str

    @property
    def file_name(self) -> str:
        return f"{self.package}-{self.version}.tgz"

    def is_whole(self, data: bytes) -> bool:
        return self.integrity == "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()


BUNDLE = Bundle(**json.loads(LOCK.read_text(encoding="utf-8")))


def kept_at(prefix: str | Path) -> Path:
    """Where an environment keeps the package."""
    return Path(prefix) / "share" / "mingbai" / BUNDLE.file_name


def kept_package(prefix: str | Path) -> bytes | None:
    """The package as npm packed it; None where it is not there or not the one that the lock names."""
    place = kept_at(prefix)
    data = place.read_bytes() if place.is_file() else b""
    return data if BUNDLE.is_whole(data) else None


def npm_pack(npm: str, folder: str) -> bytes:
    """What npm brought, or nothing. It runs in an empty folder, so that no project's settings speak to it."""
    command = [npm, "pack", f"{BUNDLE.package}@{BUNDLE.version}", "--silent", "--fetch-retries=0", "--fetch-timeout=30000"]
    subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    brought = Path(folder) / BUNDLE.file_name
    return brought.read_bytes() if brought.is_file() else b""


def keep(data: bytes, prefix: str | Path) -> None:
    place = kept_at(prefix)
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_suffix(".new")
    unfinished.write_bytes(data)
    os.replace(unfinished, place)


def provide_plotly(prefix: str | Path, environ: Mapping[str, str] = os.environ) -> None:
    """Nothing fails without it: what is missing is said in one line, and the whole plotly.js goes out instead."""
    if kept_package(prefix):
        return
    npm = shutil.which("npm", path=environ.get("PATH", ""))
    if not npm:
        print(both("plotly_no_npm"), flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        data = npm_pack(npm, folder)
    if BUNDLE.is_whole(data):
        keep(data, prefix)
    else:
        print(both("plotly_other" if data else "plotly_not_brought", package=BUNDLE.file_name), flush=True)

"""Reading in a process of its own, with a limit on time and memory: a file can neither hang the tool nor eat the machine."""
from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from mingbai.forms.grid import Document, GridCell, GridSheet
from mingbai.forms.readers.limits import FILE_BYTES
from mingbai.forms.refusal import FileRefusal
from mingbai.work.places import PACKAGE

AsJson = dict[str, Any]                   # Any: a document as JSON carries it from one process to the other

PATIENCE = 4                              # seconds of work; with the start of the process an answer comes within five
WAITING = 8                               # times as long for a process that a busy machine lets wait
MEMORY = 420 * 1024 * 1024


def read_file(path: Path, patience: float = PATIENCE) -> Document:
    """Read a file of any supported kind. Raises Refusal, naming the file."""
    try:
        if not path.is_file():
            raise FileRefusal("missing-file")
        if path.stat().st_size > FILE_BYTES:
            raise FileRefusal("too-large", size=path.stat().st_size // 2 ** 20, limit=FILE_BYTES // 2 ** 20)
        return answer(path.read_bytes(), path.name, patience)
    except FileRefusal as refusal:
        raise refusal.at(path.name) from refusal


def answer(data: bytes, name: str, patience: float) -> Document:
    command = [sys.executable, "-m", "mingbai.forms.readers.child", name, f"{patience:g}"]
    # One thread: each more would reserve memory that counts against the limit.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8",
                   "PYTHONPATH": os.pathsep.join(filter(None, (str(PACKAGE.parent), os.environ.get("PYTHONPATH"))))}
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=patience * WAITING, env=environment)
    except subprocess.TimeoutExpired:
        raise FileRefusal("too-slow", seconds=f"{patience:g}") from None
    if -child.returncode == OUT_OF_TIME:
        raise FileRefusal("too-slow", seconds=f"{patience:g}")
    return document_of_child(child)


def document_of_child(child: subprocess.CompletedProcess[bytes]) -> Document:
    """What the process said. Silence after a signal means that it ran out of memory."""
    if child.returncode == 0:
        return from_plain(json.loads(child.stdout))
    if child.returncode == REFUSED:
        said = json.loads(child.stdout)
        raise FileRefusal(said["kind"], sheet=said["sheet"], **said["values"])
    if child.returncode < 0 or b"MemoryError" in child.stderr:
        raise FileRefusal("too-much-memory", limit=MEMORY // 2 ** 20)
    raise RuntimeError(child.stderr.decode("utf-8", "replace"))


REFUSED = 3
OUT_OF_TIME = getattr(signal, "SIGXCPU", 0) or 24


def to_plain(document: Document) -> AsJson:
    plain = {f.name: getattr(document, f.name) for f in fields(document) if f.name != "sheets"}
    plain["sheets"] = [{"name": s.name, "hidden": s.hidden, "aligned": s.aligned, "kind": s.kind,
                        "cells": [list(asdict(cell).values()) for cell in s.cells]} for s in document.sheets]
    return plain


def from_plain(plain: AsJson) -> Document:
    sheets = tuple(GridSheet(s["name"], tuple(GridCell(*cell) for cell in s["cells"]), s["hidden"], s["aligned"], s["kind"])
                   for s in plain["sheets"])
    notices = tuple((kind, values) for kind, values in plain["notices"])
    return Document(plain["name"], plain["kind"], sheets, plain["sha256"], plain["encoding"], notices,
                    tuple(plain["metadata_dropped"]))

"""Does a folder or a running site hold exactly what its manifest lists? Names every file that does not."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from mingbai.publish.manifest import MANIFEST, SIGNATURE, FileEntry, content_hash, entries_of, read_manifest
from mingbai.publish.refusal import ReleaseRefusal, Stop

AT_ONCE, PATIENCE = 8, 30                 # requests, seconds
MANIFEST_LIMIT = 256 * 1024 * 1024
ReadFile = Callable[[str, int], bytes | None]  # name and most bytes wanted → bytes, or None when there is no such file


@dataclass(frozen=True, order=True)
class FileDifference:
    name: str
    kind: str                             # changed, missing, extra


@dataclass(frozen=True)
class Verified:
    """`complete` is false for a site asked over the network: nobody can ask it for files that no list names."""
    files: int
    differences: tuple[FileDifference, ...]
    complete: bool
    manifest: bytes
    signature: bytes | None


def verify(where: str) -> Verified:
    if urlsplit(where).scheme in ("http", "https"):
        return verify_site(where.rstrip("/") + "/")
    folder = Path(where)
    return verify_folder(folder / "current" if (folder / "current").is_dir() else folder)


# ---- a folder

def verify_folder(folder: Path) -> Verified:
    manifest, listed = listing(lambda name, _: read_file(folder / name), str(folder))
    found = entries_of(folder)
    signature = read_file(folder / SIGNATURE)
    return Verified(len(listed), tuple(sorted(file_differences(listed, found))), True, manifest, signature)


def read_file(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def file_differences(listed: Mapping[str, FileEntry], present: Mapping[str, FileEntry]) -> Iterator[FileDifference]:
    for name in listed.keys() | present.keys():
        if name not in present:
            yield FileDifference(name, "missing")
        elif name not in listed:
            yield FileDifference(name, "extra")
        elif listed[name] != present[name]:
            yield FileDifference(name, "changed")


# ---- a running site

def verify_site(address: str) -> Verified:
    def read(name: str, limit: int) -> bytes | None:
        return fetch(address + quote(name), limit)

    manifest, listed = listing(read, address)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = pool.map(lambda item: file_difference(item[0], item[1], read), listed.items())
        wrong = tuple(sorted(filter(None, found)))
    return Verified(len(listed), wrong, False, manifest, read(SIGNATURE, 4096))


def file_difference(name: str, entry: FileEntry, read: ReadFile) -> FileDifference | None:
    data = read(name, entry.size + 1)
    if data is None:
        return FileDifference(name, "missing")
    same = FileEntry(len(data), hashlib.sha256(data).hexdigest()) == entry
    return None if same else FileDifference(name, "changed")


def fetch(url: str, limit: int) -> bytes | None:
    """As the file lies on the server: not compressed on the way."""
    request = Request(url, headers={"Accept-Encoding": "identity", "User-Agent": "mingbai-verify"})
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            body: bytes = answer.read(limit)
            return body
    except HTTPError as error:
        if error.code in (404, 410):
            return None
        raise


# ---- both

def listing(read: ReadFile, where: str) -> tuple[bytes, dict[str, FileEntry]]:
    try:
        data = read(MANIFEST, MANIFEST_LIMIT)
    except OSError as error:
        raise ReleaseRefusal([Stop(where, "unreachable", {"error": error})], "machine") from error
    if data is None:
        raise ReleaseRefusal([Stop(where, "no-manifest")], "asked")
    try:
        about, listed = read_manifest(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ReleaseRefusal([Stop(f"{where} · {MANIFEST}", "bad-manifest")], "asked") from None
    if content_hash(listed) != about.get("site_sha256"):
        raise ReleaseRefusal([Stop(f"{where} · {MANIFEST}", "bad-manifest")], "asked")
    return data, listed


def verified_json(result: Verified) -> str:
    return json.dumps({"files": result.files, "complete": result.complete,
                       "differences": [{"file": one.name, "kind": one.kind} for one in result.differences]})

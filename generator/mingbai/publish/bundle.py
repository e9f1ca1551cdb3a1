"""The served site as one file for an archive: it opens from disk, without a server; the same release makes the same bytes."""
from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from mingbai.publish.manifest import MANIFEST, SIGNATURE, entries_of
from mingbai.publish.pages_list import pages_csv

PAGES = "pages.csv"
COMPRESSED = (".br", ".gz")
MOMENT = (1980, 1, 1, 0, 0, 0)            # the oldest a zip file can say
READABLE = 0o644 << 16
# A folder has no index page of its own on a disk, and a browser checks no checksum there.
FOLDER_LINK = re.compile(r'(<(?:a|link)\b[^>]*?\bhref=")(?![a-zA-Z][\w+.-]*:|/|#)([^"#?]*/|\.{1,2})(?=[#"])')
INTEGRITY = re.compile(r' integrity="[^"]*"')


def write_bundle(release: Path, file: Path) -> int:
    """The number of files put in."""
    contents = dict(bundled_files(release))
    beside = file.with_name(file.name + ".part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents.items()):
            info = zipfile.ZipInfo(name, MOMENT)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, READABLE, 3
            archive.writestr(info, data)
    beside.replace(file)
    return len(contents)


def bundled_files(release: Path) -> Iterator[tuple[str, bytes]]:
    entries = entries_of(release)
    yield PAGES, pages_csv(release, entries)
    for name in (MANIFEST, SIGNATURE):
        if (release / name).is_file():
            yield name, (release / name).read_bytes()
    for name in entries:
        if not name.endswith(COMPRESSED):
            data = (release / name).read_bytes()
            yield name, opened_from_disk(data) if name.endswith(".html") else data


def opened_from_disk(page: bytes) -> bytes:
    text = INTEGRITY.sub("", page.decode("utf-8"))
    return FOLDER_LINK.sub(lambda link: f"{link[1]}{link[2].rstrip('/')}/index.html", text).encode()

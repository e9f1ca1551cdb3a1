"""The gate before a release: what was found and is not allowed stops it, everything told at once."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from mingbai.model.report import Bilingual
from mingbai.publish.gate import rules
from mingbai.publish.gate.allow import NAME, Allowed, read_allowed
from mingbai.publish.gate.clean import Clean
from mingbai.publish.gate.search import ForbiddenPiece, search
from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.text.language import FALLBACK, LANGUAGES

KINDS = (*rules.KINDS, "author", "camera-data", "unknown-file-kind", "unreadable-file", "no-pdf-reader")
SHOWN = 3


def refuse_forbidden(folder: Path, content: Path, authors: Collection[str], kept: Path | None = None) -> None:
    """`kept`: where it is remembered which files were found clean."""
    allowed = read_allowed(content, KINDS)
    clean = Clean.of(kept, authors)
    found = search(folder, authors, clean)
    clean.keep()
    stops = [*stops_of(found, allowed, content), *idle(found, allowed)]
    if stops:
        raise ReleaseRefusal(stops)


def authors_of(publisher: Bilingual) -> frozenset[str]:
    """The publisher, as our own documents name it."""
    return frozenset((*map(publisher.__getitem__, LANGUAGES), publisher.together(" / ")))


def stops_of(found: list[ForbiddenPiece], allowed: Iterable[Allowed], content: Path) -> Iterator[Stop]:
    """One for each thing found, however many files repeat it."""
    passed = {(one.kind, one.text) for one in allowed}
    open_ones = sorted((one for one in found if (one.kind, one.piece) not in passed),
                       key=lambda one: (one.kind, one.piece or one.file))
    for (kind, piece), group in groupby(open_ones, key=lambda one: (one.kind, one.piece or one.file)):
        places = list(group)
        origin = origins(piece, content) if places[0].piece else []
        yield Stop(origin[0] if origin else masked_piece(places[0]), kind, {
            "length": len(piece), "count": len(places), "places": "; ".join(masked_piece(one) for one in places[:SHOWN])})


def masked_piece(finding: ForbiddenPiece) -> str:
    return " · ".join(filter(None, (finding.file, finding.place)))


def origins(piece: str, content: Path) -> list[str]:
    """Where in the content it stands, so that it can be mended there."""
    return [f"{path.relative_to(content).as_posix()}:{number}"
            for path in sorted(content.rglob("*")) if path.is_file() and path.name != NAME
            for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1) if piece in line]


def idle(found: list[ForbiddenPiece], allowed: Iterable[Allowed]) -> Iterator[Stop]:
    """An exception that nothing needs any more would one day let a new thing pass."""
    seen = {(one.kind, one.piece) for one in found}
    for one in allowed:
        if (one.kind, one.text) not in seen:
            yield Stop(NAME, "idle-exception", {"kind": one.kind, "reason": one.reason[FALLBACK]})

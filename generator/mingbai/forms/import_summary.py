"""The report of an import for people: what was read, guessed, missing, dropped, left."""
from __future__ import annotations

from collections.abc import Iterator

from mingbai.forms.draft.differences import FigureDifference
from mingbai.forms.grid import Document
from mingbai.forms.layouts import layouts
from mingbai.forms.plain_data import FIGURES, FUNDS
from mingbai.forms.prose.report import Prose
from mingbai.forms.reading import Reading, ReadingNote, ReadValue
from mingbai.text.words import Words

SHORT = 60


class ImportSummary:
    def __init__(self, lang: str) -> None:
        self.lang, self.words = lang, Words("forms", lang)

    def word(self, key: str, **values: object) -> str:
        return self.words(f"report.{key}", **values)

    def document(self, document: Document) -> Iterator[str]:
        encoding = self.word("encoding", encoding=document.encoding) if document.encoding else ""
        yield self.word("file", file=document.name, kind=document.kind, encoding=encoding)
        if any(kind == "macros" for kind, _ in document.notices):
            yield self.word("macros")
        if document.metadata_dropped:
            yield self.word("metadata", names=", ".join(document.metadata_dropped))

    def reading(self, reading: Reading) -> Iterator[str]:
        yield self.word("form", title=reading.title or reading.sheet or reading.file)
        layout = layouts().get(reading.layout)
        yield self.word("known-layout", name=layout.name[self.lang]) if layout else self.word("unknown-layout")
        yield self.word("facts", kind=self.word(f"kinds.{reading.kind}"), year=reading.year or "?",
                        unit=reading.amount_unit or "?")
        yield from self.listed("heads", [f"{head.text}  [{head.place}]" for head in reading.heads.values()])
        yield from self.listed("money", [f"{line.label}  {self.values(line.cells, FUNDS)}" for line in reading.money])
        yield from self.listed("indicators", [f"{row.name}  {self.values(row.cells, FIGURES, 'result')}"
                                             for row in reading.indicators])
        yield from self.listed("totals", [self.values(reading.totals, ("weight", "score"))] if reading.totals else [])
        for name in ("objectives", "statements"):
            yield from self.listed(name, [f"{self.words(f'concepts.{kind}')}: {short(text.text)}  [{text.place}]"
                                          for kind, text in getattr(reading, name)])
        yield from self.listed("base", [f"{figure.label} {figure.value.cell}  [{figure.value.place}]"
                                        for figure in reading.base])
        yield from self.notes(reading)

    def notes(self, reading: Reading) -> Iterator[str]:
        for name in ("guessed", "missing", "unreadable"):
            yield from self.listed(name, [self.note(note) for note in getattr(reading, name)])
        yield from self.listed("dropped", [self.dropped(note) for note in reading.dropped])
        for name in ("hints", "left"):
            yield from self.listed(name, [f"{short(text.text)}  [{text.place}]" for text in getattr(reading, name)])

    def listed(self, heading: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield self.word("count", heading=self.word(f"headings.{heading}"), count=len(lines))
            yield from (f"    {line}" for line in lines)

    def values(self, cells: dict[str, ReadValue], order: tuple[str, ...], actual: str = "actual") -> str:
        names = {name: actual if name == "actual" else name for name in order if name in cells}
        return "  ".join(f"{self.words(f'concepts.{said}')} {cells[name].cell}" for name, said in names.items()
                         if self.words.has(f"concepts.{said}"))

    def note(self, note: ReadingNote) -> str:
        said = self.words(f"notes.{note.kind}", **dict(note.values))
        return f"{said}  [{note.place}]" if note.place else said

    def dropped(self, note: ReadingNote) -> str:
        label = dict(note.values)["label"]
        return "  ".join(filter(None, (self.words(f"dropped.{note.kind}"), label, f"[{note.place}]" if note.place else "")))

    def prose(self, prose: Prose) -> Iterator[str]:
        yield self.word("prose", title=short(prose.title), department=prose.department or "?", year=prose.year or "?",
                        chapters=len(prose.chapters), figures=len(prose.figures), relations=len(prose.relations))
        for figure in prose.figures:
            yield f"    {figure.section}  {short(figure.label)}  {figure.printed}"

    def explained(self, reading: Reading) -> Iterator[str]:
        scores = ", ".join(f"{name} {points}" for name, points in reading.scores.items()) or "0"
        yield self.word("signs", scores=scores)
        yield self.word("explain")
        yield from (f"    [{place}] {short(label)} → {concept}" for place, label, concept in reading.recognised)
        yield self.words("report.how").format()

    def differing(self, differences: list[FigureDifference]) -> Iterator[str]:
        none = self.word("not-stated")
        for difference in differences:
            yield self.word("change", label=difference.label, id=difference.figure_id,
                            old=difference.old or none, new=difference.new or none)
        if not differences:
            yield self.word("no-change")


def short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT]}…"

"""What the rows of a report say of their promises is looked at as a whole: every name known, nothing in a circle."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mingbai.load.fields import nearest
from mingbai.model.aims import AIMS
from mingbai.model.directions import CHOICES
from mingbai.model.phases import TARGETS
from mingbai.model.problems import Problems
from mingbai.model.report import Concept, Row

WITH_PROMISES = ("indicators", "results")
DEADLINE = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
RATES = ("completion", "rate")
LONGEST_SHORT_NAME = {"zh": 7, "en": 16}  # letters under a mark in a picture

RowsByTable = Mapping[str, tuple[Row, ...]]


def check_promises(rows: RowsByTable, concepts: Mapping[str, Concept], problems: Problems) -> None:
    known = {row.id: row for name in WITH_PROMISES for row in rows.get(name, ())}
    for row in known.values():
        check_words(row, concepts, problems)
        check_aim(row, problems)
        check_short_name(row, problems)
        check_same(row, known, problems)


def check_words(row: Row, concepts: Mapping[str, Concept], problems: Problems) -> None:
    for column, known in (("aim", AIMS), ("direction", CHOICES), ("concept", concepts)):
        found = row.attributes[column]
        if found and found not in known:
            problems.add(row.spot_of(column), "unknown-choice", found=found, known=", ".join(known), near=nearest(found, known))
    if row.attributes["deadline"] and not DEADLINE.match(row.attributes["deadline"]):
        problems.add(row.spot_of("deadline"), "bad-date", found=row.attributes["deadline"])


def check_aim(row: Row, problems: Problems) -> None:
    """An aim belongs to a target; one of words to none that can be measured."""
    aim, target = row.attributes["aim"], next(filter(None, map(row.__getitem__, reversed(TARGETS))), None)
    if aim in AIMS and target is None and not any(map(row.__getitem__, RATES)) and not row.attributes["same_promise"]:
        problems.add(row.spot_of("aim"), "aim-without-target", found=aim)
    elif aim == "words" and target is not None and target.quantity.kind != "text":
        problems.add(row.spot_of("aim"), "aim-of-words", found=target.quantity.printed)


def check_short_name(row: Row, problems: Problems) -> None:
    said = {lang: row.attributes[f"label_short_{lang}"] for lang in LONGEST_SHORT_NAME}
    for lang, longest in LONGEST_SHORT_NAME.items():
        if len(said[lang]) > longest:
            problems.add(row.spot_of(f"label_short_{lang}"), "long-short-name", found=said[lang], longest=longest)
        elif any(said.values()) and not said[lang]:
            problems.add(row.spot_of(f"label_short_{lang}"), "missing-translation", field="label_short", lang=lang)


def check_same(row: Row, known: Mapping[str, Row], problems: Problems) -> None:
    other = row.attributes["same_promise"]
    if not other:
        return
    if other not in known:
        tell(row, problems, "broken-reference", found=other, what=", ".join(f"{name}.csv" for name in WITH_PROMISES),
             near=nearest(other, known))
    elif row.id in list(named_by(known[other], known)):
        tell(row, problems, "promise-circle", found=other)


def tell(row: Row, problems: Problems, kind: str, **values: object) -> None:
    problems.add(row.spot_of("same_promise"), kind, **values)


def named_by(row: Row, known: Mapping[str, Row]) -> Iterator[str]:
    """This row and those it leads to by `same_promise`, each once."""
    seen: set[str] = set()
    at: Row | None = row
    while at and at.id not in seen:
        seen.add(at.id)
        yield at.id
        at = known.get(at.attributes["same_promise"])

"""The digest: Markdown in each language, cut at its headings; figures are quoted by id in double brackets."""
from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain, product

from mingbai.load.fields import nearest
from mingbai.model.problems import Problems, Spot
from mingbai.text.language import ORIGINAL
from mingbai.text.references import REFERENCE

KEYS = ("overview", "objectives", "spending", "organisation", "achievements", "use", "other")
HEADING = re.compile(r"^##\s+(.*?)\s*\{#([a-z-]+)\}\s*$")


def cut_digest(text: str, file: str, problems: Problems) -> dict[str, str]:
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        heading = HEADING.match(line)
        if heading:
            current = start(sections, heading[2], Spot(file, number), problems)
        elif line.startswith("#"):
            problems.add(Spot(file, number), "bad-heading", found=line, known=", ".join(KEYS))
        elif current is not None:
            current.append(line)
        elif line.strip():
            problems.add(Spot(file, number), "text-before-heading", found=line[:20])
    return {key: "\n".join(lines).strip() for key, lines in sections.items()}


def start(sections: dict[str, list[str]], key: str, spot: Spot, problems: Problems) -> list[str]:
    if key not in KEYS:
        problems.add(spot, "unknown-choice", found=key, known=", ".join(KEYS), near=nearest(key, KEYS))
    if key in sections:
        problems.add(spot, "duplicate-id", id=key, first="?")
    return sections.setdefault(key, [])


def check_references(text: str, file: str, known: Collection[str], problems: Problems) -> None:
    if all(reference in known for reference in REFERENCE.findall(text)):
        return
    for number, line in enumerate(text.splitlines(), 1):
        for reference in REFERENCE.findall(line):
            if reference not in known:
                problems.add(Spot(file, number), "broken-reference", found=reference, what="figures",
                             near=nearest(reference, known))


def check_pair(texts: dict[str, dict[str, str]], file: str, problems: Problems) -> None:
    """All languages have the same sections and quote the same figures, those of the original."""
    for key, lang in product(dict.fromkeys(chain.from_iterable(texts.values())), texts):
        if key not in texts[lang]:
            problems.add(Spot(file.format(lang=lang)), "missing-translation", field=f"#{key}", lang=lang)
        elif key in texts[ORIGINAL]:
            quoted, own = (sorted(REFERENCE.findall(texts[one][key])) for one in (ORIGINAL, lang))
            if own != quoted:
                problems.add(Spot(file.format(lang=lang), column=f"#{key}"), "digest-figures-differ",
                             ids=", ".join(sorted({*own} ^ {*quoted})) or key)

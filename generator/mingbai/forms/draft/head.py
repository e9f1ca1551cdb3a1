"""report.yml and the two digests of a draft."""
from __future__ import annotations

import re

from mingbai.forms.draft.rows import BASE_SECTION, place_text
from mingbai.forms.draft.scheme import Fit, bilingual_fields, chinese
from mingbai.forms.grid import Document
from mingbai.forms.reading import Reading, Stated
from mingbai.forms.recognise.heads import filled_date
from mingbai.load.yamlfile import YamlTree
from mingbai.model.report import Bilingual
from mingbai.text.language import LANGUAGES, SPACE
from mingbai.text.words import catalogue

MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~!])")


def report_data(reading: Reading, fit: Fit, document: Document, issuer: Bilingual, draft: bool) -> YamlTree:
    words = catalogue("forms")["draft"]
    filled = reading.heads.get("filled")
    date = filled_date(filled.text) if filled else ""
    data: YamlTree = {"draft": True} if draft else {}
    data |= {"kind": reading.kind, "title": in_both_languages(words["title"][reading.kind], year=reading.year)}
    if reading.kind == "project":
        data["project"] = chinese(reading.heads["project"].text if "project" in reading.heads else reading.title)
    data["scheme"] = fit.id
    if reading.grade:
        data["grade"] = {**catalogue("forms")["grades"][reading.grade.text], "place": place_text(reading.grade.place)}
    data |= {"dates": {"filled": date or None, "published": None},
             "sources": [source_fields(reading, document, issuer, date)], **statements(reading)}
    return data


def source_fields(reading: Reading, document: Document, issuer: Bilingual, date: str) -> YamlTree:
    words = catalogue("forms")["draft"]
    sections = {"form": chinese(reading.title) if reading.title else words["form"]}
    if reading.base:
        sections[BASE_SECTION] = words["base"]
    return {"id": "form", "title": chinese(reading.title) if reading.title else words["form"],
            "issuer": bilingual_fields(issuer), "date": date or None, "url": None, "sha256": document.sha256,
            "note": words["note"], "sections": sections}


def in_both_languages(words: dict[str, str], **values: str) -> dict[str, str]:
    return {lang: words[lang].format(**values) for lang in LANGUAGES}


def statements(reading: Reading) -> YamlTree:
    """Problems and measures as the form words them, one entry a paragraph."""
    result: YamlTree = {}
    problems = [text for kind, text in reading.statements if kind == "problems"]
    measures = [text for kind, text in reading.statements if kind == "measures"]
    if problems:
        result["problems"] = [numbered_statement("problem", n, text) for n, text in enumerate(problems, 1)]
    if measures:
        result["measures"] = [{**numbered_statement("measure", n, text), "answers": []} for n, text in enumerate(measures, 1)]
    return result


def numbered_statement(stem: str, number: int, text: Stated) -> YamlTree:
    return {"id": f"{stem}-{number}", "text": chinese(one_paragraph(text.text)), "place": place_text(text.place)}


def one_paragraph(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text).strip()


# ---- digests

def digests(reading: Reading, figures: set[str]) -> dict[str, str]:
    return {f"digest.{lang}.md": draft_digest(reading, figures, lang) for lang in LANGUAGES}


def draft_digest(reading: Reading, figures: set[str], lang: str) -> str:
    words = catalogue("forms")["draft"]
    parts = [section("overview", words["overview-heading"][lang], overview(figures, lang))]
    for kind, key, heading in (("expected", "objectives", "objectives-heading"),
                               ("achieved", "achievements", "achievements-heading")):
        texts = [text.text for name, text in reading.objectives if name == kind]
        if texts:
            parts.append(section(key, words[heading][lang], quoted(texts, lang)))
    return "\n".join(parts)


def overview(figures: set[str], lang: str) -> str:
    words = catalogue("forms")["draft"]["overview"]
    order = (("score", "scores.total.score"), ("actual", "money.total.actual"), ("adjusted", "money.total.adjusted"))
    sentences = [words[key][lang] for key, figure in order if figure in figures]
    return SPACE[lang].join(sentences) or words["none"][lang]


def section(key: str, heading: str, text: str) -> str:
    return f"## {heading} {{#{key}}}\n\n{text}\n"


def quoted(texts: list[str], lang: str) -> str:
    """Text stays text: nothing in it is Markdown, nothing a reference."""
    lines = [f"> {MARKDOWN.sub(escaped, line.strip())}" for text in texts for line in text.split("\n") if line.strip()]
    return "\n".join([catalogue("forms")["draft"]["quoted"][lang], "", "\n>\n".join(lines)])


def escaped(found: re.Match[str]) -> str:
    return f"\\{found[1]}"

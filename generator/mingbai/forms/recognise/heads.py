"""The head and foot of a form: names and dates kept, persons and telephones dropped without their values."""
from __future__ import annotations

import re

from mingbai.forms.grid import GridCell
from mingbai.forms.labels import label, one_line, squeezed
from mingbai.forms.privacy import IDENTITY, MOBILE, cleaned
from mingbai.forms.reading import Stated
from mingbai.forms.recognise.region import FormRegion
from mingbai.forms.values import stated_words
from mingbai.text.value import not_none

YEAR_SAID = re.compile(r"(?<!\d)(20\d{2})年度?")
DATE = re.compile(r"(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})")
CODE = re.compile(r"^\s*(?:[\[【(（]([0-9A-Za-z]{3,})[\]】)）]\s*[-—_－ :：]?|([0-9A-Za-z]{3,})\s*[-—_－ :：]|(\d{6,}))\s*"
                  r"(?=[一-鿿“\"(（《])")
SEAL = re.compile(r"[(（]\s*(?:公\s*章|盖\s*章|签\s*章|盖单位公章|加盖公章|章|签字|签名)\s*[)）]")
YEAR_IN_BRACKETS = re.compile(r"[(（]?\s*20\d{2}\s*年度?\s*[)）]?")
SEGMENT = re.compile(r"([^\s:：;；，,。]{1,14}?(?:[(（][^()（）]{1,8}[)）])?)\s*[:：]")
MONEY_UNITS = {"元", "万元", "亿元", "千元", "百元", "人民币万元", "人民币元"}
NAMES = ("department", "unit", "project")


def read_people(region: FormRegion) -> None:
    for cell in list(region.unused()):
        kind = region.concept("person", cell)
        if kind:
            drop(region, cell, kind)
        elif person_inline(region, cell):
            read_segments(region, cell)


def drop(region: FormRegion, cell: GridCell, kind: str) -> None:
    """The label is told, the value beside or below it is not even looked at."""
    region.use(cell, f"person.{kind}")
    region.reading.drop(kind, cell.place, label=label(cell.text).core)
    beside = region.value_right(cell)
    following = next((c for c in region.sheet.right_of(cell) if c.text.strip()), None)
    if beside is not None:
        region.use(beside)
    elif following is not None and region.concept("person", following):
        below = region.sheet.below(cell)
        if below is not None and not region.is_used(below) and not region.is_label(below) and len(below.text) < 30:
            region.use(below)


def person_inline(region: FormRegion, cell: GridCell) -> bool:
    """填报人：… 联系电话：… in one cell."""
    return any(region.words.of("person", found[1]) for found in SEGMENT.finditer(cell.text)) and len(cell.text) < 300


def read_segments(region: FormRegion, cell: GridCell) -> None:
    """Several labels with their values in one cell: persons dropped, heads kept, a remainder left."""
    marks = [match for match in SEGMENT.finditer(cell.text)
             if region.words.of("person", match[1]) or region.words.of("head", match[1])]
    if not marks:
        return
    region.use(cell)
    region.reading.recognised.append((cell.place, "、".join(label(match[1]).core for match in marks), "heads"))
    for index, match in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(cell.text)
        value = cell.text[match.end():end].strip(" \t\n\u3000;；,，")
        kind = region.words.of("person", match[1])
        if kind:
            region.reading.drop(kind, cell.place, label=label(match[1]).core)
        else:
            keep(region, region.words.of("head", match[1]), value, cell.place)


def read_heads(region: FormRegion) -> None:
    for cell in list(region.unused()):
        if region.is_used(cell):
            continue
        concept = region.concept("head", cell)
        if concept:
            read_head(region, cell, concept)
        elif len(cell.text) < 300 and any(region.words.of("head", found[1]) for found in SEGMENT.finditer(cell.text)):
            read_segments(region, cell)


def read_head(region: FormRegion, cell: GridCell, concept: str) -> None:
    region.use(cell, f"head.{concept}")
    value = region.value_right(cell)
    if value is not None:
        region.use(value)
        keep(region, concept, value.text, value.place)


def keep(region: FormRegion, concept: str, text: str, place: str) -> None:
    heads = region.reading.heads
    text = one_line(YEAR_IN_BRACKETS.sub("", SEAL.sub("", text)) if concept in NAMES else one_line(text))
    text = text if is_code(text, concept) else cleaned(text, place, region.reading.dropped)
    if concept in NAMES:
        text = take_code(text, concept, place, heads)
    text = stated_words(text)
    if text and concept not in heads and concept != "amount_unit" and text not in MONEY_UNITS:
        heads[concept] = Stated(text, place)


def is_code(text: str, concept: str) -> bool:
    """A project's code may be as long as an account's number."""
    return concept.endswith("_code") and text.isalnum() and not IDENTITY.search(text) and not MOBILE.search(text)


def take_code(text: str, concept: str, place: str, heads: dict[str, Stated]) -> str:
    """219-池州市…: the code is kept apart from the name."""
    found = CODE.match(text)
    if not found:
        return text
    heads.setdefault(f"{concept}_code", Stated(found[not_none(found.lastindex)], place))
    return text[found.end():].strip()


def read_title(region: FormRegion, row: int) -> None:
    """The title, and the year that it or the lines near it print."""
    cells = [cell for cell in region.sheet.row(row) if cell.text.strip()]
    if len(cells) == 1:
        region.reading.title = one_line(cells[0].text)
        region.use(cells[0], "title")


ONLY_YEAR = re.compile(r"^\(?20\d{2}年?度?\)?$")


def find_year(region: FormRegion, limit: int) -> str:
    head = region.reading.heads.get("year")
    texts = [head.text] if head else []
    texts += [region.reading.title]
    texts += [cell.text for cell in region.cells() if cell.row <= limit and len(cell.text) < 120]
    for cell in region.unused():
        if cell.row <= limit and ONLY_YEAR.match(squeezed(cell.text)):
            region.use(cell, "year")
    for text in texts:
        found = YEAR_SAID.search(squeezed(text)) or re.fullmatch(r"\(?(20\d{2})\)?", squeezed(text))
        if found:
            return found[1]
    return ""


def filled_date(text: str) -> str:
    found = DATE.search(text)
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups())
    return f"{year}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""

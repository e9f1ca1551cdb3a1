"""Family F: what a form or a word processor leaves behind in texts."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingbai.checks.basis import CORRECT_INFORMATION
from mingbai.checks.context import Context
from mingbai.checks.outcomes import Outcome, finding, passed
from mingbai.checks.report_texts import ReportText
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import word_lists
from mingbai.model.report import Citation, Section

TWICE = re.compile(r"([一-鿿]{2,4})\1")
HAN = re.compile("[一-鿿]+")
NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]?|（\d+）)+")
CHINESE_TOP, ARABIC_TOP = re.compile(r"^[一二三四五六七八九十]+、"), re.compile(r"^\d+[、.．]")


@rule("F09", "W",
      title=both("没有模板残留、重复用字和重复编号", "No leftovers of a form, no repeated words, no repeated numbers"),
      fault=both("有模板残留、重复用字或重复编号", "Leftovers of a form, repeated words or repeated numbers"),
      formula=both("文字中没有“XX”“待填写”一类的占位；没有连续重复的词；章节编号不重复、不混用",
                   "no placeholders, no word twice in a row, chapter numbers neither repeated nor of two styles"),
      basis=CORRECT_INFORMATION,
      pass_=both("没有发现占位文字、重复的词和重复的编号。", "No placeholders, repeated words or repeated numbers were found."),
      placeholder=both("文字中留有占位“{found}”。", "A placeholder is left in the text: {found}"),
      twice=both("“{found}”一词连续重复。", "A word stands twice in a row: “{found}”."),
      styles=both("章的编号有两种写法：{first}；{second}。", "Chapters are numbered in two styles: {first}; {second}."),
      numbers=both("章节编号重复：{first}；{second}。", "A chapter number is used twice: {first}; {second}."))
def leftovers(context: Context) -> Iterator[Outcome]:
    texts = context.texts if may_have_faults(context) else ()
    found = [*(fault for text in texts for fault in text_faults(text)), *chapter_faults(context)]
    yield from found or [passed(context.at("report.yml"))]


def may_have_faults(context: Context) -> bool:
    """Asked of all texts at once: most reports have none. A word is looked for twice in a row in Chinese alone."""
    return TWICE.search(context.all_chinese) is not None or any(map(may_have_placeholder, context.all_words))


def may_have_placeholder(text: str) -> bool:
    """What is Chinese is looked for in what is Chinese of it: quicker than all at once in a long text that has none."""
    chinese = "".join(HAN.findall(text))
    return (any(one.search(text) for one in placeholder_patterns())
            or any(word in (chinese if HAN.match(word) else text) for word in word_lists()["placeholders"]))


@cache
def placeholder_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, word_lists()["placeholder-patterns"]))


def text_faults(text: ReportText) -> Iterator[Outcome]:
    left = placeholder(text.words.zh) or placeholder(text.words.en)
    if left:
        yield finding(text.place, say="placeholder", found=left)
    for match in TWICE.finditer(text.words.zh):
        if match[0] not in word_lists()["may-repeat"]:
            yield finding(text.place, say="twice", found=match[0])


def placeholder(text: str) -> str:
    found = left_in_forms().search(text)
    return found[0] if found else ""


@cache
def left_in_forms() -> re.Pattern[str]:
    words = map(re.escape, word_lists()["placeholders"])
    return re.compile("|".join((*word_lists()["placeholder-patterns"], *words)))


def chapter_faults(context: Context) -> Iterator[Outcome]:
    for source in context.report.sources:
        sections = [section for section in source.sections if "-" not in section.key]
        top = [section for section in sections if "." not in section.key]
        yield from two_styles(context, top)
        yield from same_numbers(context, sections)


def two_styles(context: Context, top: list[Section]) -> Iterator[Outcome]:
    chinese = [section for section in top if CHINESE_TOP.match(section.title.zh)]
    arabic = [section for section in top if ARABIC_TOP.match(section.title.zh)]
    if chinese and arabic:
        yield chapters(context, "styles", chinese[0], arabic[0])


def same_numbers(context: Context, sections: list[Section]) -> Iterator[Outcome]:
    """Chapters side by side under one number; a chapter without its own has only its parent's."""
    by_key = {section.key: section for section in sections}
    seen: dict[tuple[str, str], Section] = {}
    for section in sections:
        parent = section.key.rpartition(".")[0]
        number = printed_number(section)
        if not number or (parent in by_key and number == printed_number(by_key[parent])):
            continue
        first = seen.setdefault((parent, number), section)
        if first is not section:
            yield chapters(context, "numbers", first, section)


def printed_number(section: Section) -> str:
    found = NUMBER.match(section.title.zh)
    return found[0] if found else ""


def chapters(context: Context, say: str, first: Section, second: Section) -> Outcome:
    place = context.at("report.yml", "sources", (Citation(first), Citation(second)))
    return finding(place, say=say, severity="I", first=first.title, second=second.title)

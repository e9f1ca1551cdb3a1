"""Family F: Chinese and English say the same."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from mingbai.checks.basis import CORRECT_INFORMATION
from mingbai.checks.context import Context
from mingbai.checks.outcomes import Outcome, Place, finding, passed
from mingbai.checks.report_texts import ReportText
from mingbai.checks.rule import both, rule
from mingbai.model.problems import Spot
from mingbai.model.report import Bilingual, Report
from mingbai.text.references import REFERENCE

NOTHING: Counter[str] = Counter()
EXACT = re.compile(r"\d(?:[\d,]*\.\d+|\d*(?=[%％]))")


@rule("F15", "B",
      title=both("中文与英文的数字相同", "Chinese and English give the same figures"),
      fault=both("中文与英文的数字不同", "Chinese and English give different figures"),
      formula=both("两种文字的正文摘要引用相同的数字；各处文字中的小数和百分比在两种文字中相同",
                   "both languages of the digest quote the same figures; decimals and percentages typed in texts are the "
                   "same in both"),
      basis=CORRECT_INFORMATION,
      pass_=both("中文与英文引用的数字相同。", "Chinese and English quote the same figures."),
      digest=both("正文摘要“{section}”一节，中文与英文引用的数字不同：{found}。",
                  "In the digest, section “{section}”, Chinese and English quote different figures: {found}."),
      typed=both("同一处的中文与英文，数字不同：{found}。", "Here Chinese and English differ in their numbers: {found}."))
def same_in_both_languages(context: Context) -> Iterator[Outcome]:
    report = context.report
    found = [*digest_differs(report), *typed_differently(context)]
    yield from found or [passed(context.at("report.yml"))]


def digest_differs(report: Report) -> Iterator[Outcome]:
    zh, en = report.digest["zh"], report.digest["en"]
    for key in zh.keys() | en.keys():
        texts_of = zh.get(key, ""), en.get(key, "")
        for pattern in (REFERENCE, EXACT):
            said = [pattern.findall(REFERENCE.sub("", text) if pattern is EXACT else text) for text in texts_of]
            one, other = map(Counter, said) if said[0] != said[1] else (NOTHING, NOTHING)
            if one != other:
                place = Place(Spot(f"{report.folder}/digest.en.md", None, f"#{key}"))
                yield finding(place, say="digest", section=key, found=differing(one, other))


def typed_differently(context: Context) -> Iterator[Outcome]:
    """Our notes may leave a number to one language; what follows the source may not."""
    for text in context.texts:
        if text.words.zh and text.words.en and not text.words.only and may_be_exact(text.words):
            said = EXACT.findall(text.words.zh), EXACT.findall(text.words.en)
            if said[0] != said[1]:
                yield from numbers_differ(text, *map(numbers, said))


def may_be_exact(words: Bilingual) -> bool:
    """Quicker to ask than to look for the numbers: most texts have neither a point nor a percent sign."""
    zh, en = words.zh, words.en
    return "." in zh or "%" in zh or "." in en or "%" in en or "％" in zh or "％" in en


def numbers_differ(text: ReportText, one: Counter[str], other: Counter[str]) -> Iterator[Outcome]:
    if (one - other and other - one) if text.is_ours else one != other:
        yield finding(text.place, say="typed", found=differing(one, other))


def numbers(said: Iterable[str]) -> Counter[str]:
    return Counter(number.replace(",", "") for number in said)


def differing(one: Counter[str], other: Counter[str]) -> str:
    return ", ".join(sorted((one - other).keys() | (other - one).keys()))

"""Family F, sixth part: what is left over in texts, what must not be in them, and both languages alike."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.checks.basis import CORRECT_INFORMATION, PRIVACY
from generator.checks.context import Context
from generator.checks.engine import both, rule
from generator.checks.outcomes import Outcome, Place, finding, passed
from generator.checks.texts import Text, texts
from generator.checks.wording import lists
from generator.model import Bilingual, Citation, Report, Section
from generator.problems import Spot

TWICE = re.compile(r"([一-鿿]{2,4})\1")
NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.、．]?|（\d+）)+")
CHINESE_TOP, ARABIC_TOP = re.compile(r"^[一二三四五六七八九十]+、"), re.compile(r"^\d+[、.．]")
REFERENCE = re.compile(r"\[\[([^\[\]\s]+)\]\]")
EXACT = re.compile(r"\d[\d,]*\.\d+|\d+(?=[%％])")


@rule("F09", "W",
      title=both("没有模板残留、重复用字和重复编号", "No leftovers of a form, no repeated words, no repeated numbers"),
      formula=both("文字中没有“XX”“待填写”一类的占位；没有连续重复的词；章节编号不重复、不混用",
                   "no placeholders, no word twice in a row, chapter numbers neither repeated nor of two styles"),
      basis=CORRECT_INFORMATION,
      pass_=both("没有发现占位文字、重复的词和重复的编号。", "No placeholders, repeated words or repeated numbers were found."),
      placeholder=both("文字中留有占位“{found}”。", "A placeholder is left in the text: {found}"),
      twice=both("“{found}”一词连续重复。", "A word stands twice in a row: “{found}”."),
      styles=both("章的编号有两种写法：{first}；{second}。", "Chapters are numbered in two styles: {first}; {second}."),
      numbers=both("章节编号重复：{first}；{second}。", "A chapter number is used twice: {first}; {second}."))
def leftovers(context: Context) -> Iterator[Outcome]:
    report = context.report
    found = [*(fault for text in texts(report) for fault in text_faults(text)), *chapter_faults(context)]
    yield from found or [passed(context.at("report.yml"))]


def text_faults(text: Text) -> Iterator[Outcome]:
    left = placeholder(text.words.zh) or placeholder(text.words.en)
    if left:
        yield finding(text.place, say="placeholder", found=left)
    for match in TWICE.finditer(text.words.zh):
        if match[0] not in lists()["may-repeat"]:
            yield finding(text.place, say="twice", found=match[0])


def placeholder(text: str) -> str:
    patterns = lists()["placeholder-patterns"]
    found = next((match[0] for pattern in patterns if (match := re.search(pattern, text))), "")
    return found or next((word for word in lists()["placeholders"] if word in text), "")


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
    return finding(place, say=say, first=first.title, second=second.title)


AMOUNT = r"(?![\d.,%％元万亿])"             # an amount of money may be as long as a telephone number
MOBILE = re.compile(rf"(?<![\d.,])1[3-9]\d{{9}}{AMOUNT}")
LANDLINE = re.compile(rf"(?<![\d.,])0\d{{2,3}}[-－—]?\d{{7,8}}{AMOUNT}")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
ID_WEIGHTS, ID_DIGITS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
KINDS = {"mobile": both("手机号码", "a mobile telephone number"), "landline": both("固定电话号码", "a telephone number"),
         "email": both("电子邮箱", "an e-mail address"), "identity": both("身份证号码", "an identity-card number"),
         "label": both("填报人、联系人等个人信息", "a form's entry for a person (name, telephone)")}


@rule("F12", "B",
      title=both("没有个人信息", "No personal data"),
      formula=both("全部文字中没有电话号码、身份证号码、电子邮箱，也没有填报人、联系人等栏目的内容",
                   "no telephone number, identity number or e-mail address anywhere, and nothing entered for a person in a form"),
      basis=PRIVACY,
      pass_=both("全部文字中没有发现个人信息。", "No personal data were found in any text."),
      finding=both("这里的文字疑有{kind}，请删去后再发布。", "The text here seems to hold {kind}; remove it before publication."))
def personal_data(context: Context) -> Iterator[Outcome]:
    """What was found is never repeated in the message."""
    found = {(text.place.spot, kind): finding(text.place, kind=KINDS[kind])
             for text in texts(context.report) for kind in kinds_of(text.words)}
    yield from found.values() or [passed(context.at("report.yml"))]


def kinds_of(words: Bilingual) -> Iterator[str]:
    text = f"{words.zh}\n{words.en}"
    patterns = {"mobile": MOBILE, "landline": LANDLINE, "email": EMAIL}
    yield from (kind for kind, pattern in patterns.items() if pattern.search(text))
    if any(is_identity(number) for number in IDENTITY.findall(text)):
        yield "identity"
    if re.search(rf"(?:{'|'.join(lists()['personal-labels'])})[:：]\s*[\w（(]", text):
        yield "label"


def is_identity(number: str) -> bool:
    """The last digit of an identity number checks the others."""
    digits = sum(int(digit) * weight for digit, weight in zip(number, ID_WEIGHTS, strict=False))
    return ID_DIGITS[digits % 11] == number[-1].upper()


@rule("F15", "B",
      title=both("中文与英文的数字相同", "Chinese and English give the same figures"),
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
    found = [*digest_differs(report), *typed_differently(report)]
    yield from found or [passed(context.at("report.yml"))]


def digest_differs(report: Report) -> Iterator[Outcome]:
    zh, en = report.digest["zh"], report.digest["en"]
    for key in zh.keys() | en.keys():
        texts_of = zh.get(key, ""), en.get(key, "")
        for pattern in (REFERENCE, EXACT):
            one, other = (Counter(pattern.findall(REFERENCE.sub("", text) if pattern is EXACT else text)) for text in texts_of)
            if one != other:
                place = Place(Spot(f"{report.folder}/digest.en.md", None, f"#{key}"))
                yield finding(place, say="digest", section=key, found=differing(one, other))


def typed_differently(report: Report) -> Iterator[Outcome]:
    """Our notes may leave a number to one language; what follows the source may not."""
    for text in texts(report):
        if text.words.zh and text.words.en and not text.words.only and text.words.zh != text.words.en:
            one, other = numbers(text.words.zh), numbers(text.words.en)
            if (one - other and other - one) if text.is_ours else one != other:
                yield finding(text.place, say="typed", found=differing(one, other))


def numbers(text: str) -> Counter:
    return Counter(number.replace(",", "") for number in EXACT.findall(text))


def differing(one: Counter, other: Counter) -> str:
    return ", ".join(sorted((one - other).keys() | (other - one).keys()))



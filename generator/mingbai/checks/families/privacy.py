"""Family F: personal data, which no published text may hold."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mingbai.checks.basis import PRIVACY
from mingbai.checks.context import Context
from mingbai.checks.outcomes import Outcome, finding, passed
from mingbai.checks.rule import both, rule
from mingbai.checks.wording import word_lists

AMOUNT = r"(?![\d.,%％元万亿])"             # an amount of money may be as long as a telephone number
MOBILE = re.compile(rf"(?<![\d.,])1[3-9]\d{{9}}{AMOUNT}")
LANDLINE = re.compile(rf"(?<![\d.,])0\d{{2,3}}[-－—]?\d{{7,8}}{AMOUNT}")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
TELEPHONES = {"mobile": MOBILE, "landline": LANDLINE}
LONG_NUMBER = re.compile(r"\d\d{6}")      # all of these have one: quicker to ask
ID_WEIGHTS, ID_DIGITS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
KINDS = {"mobile": both("手机号码", "a mobile telephone number"), "landline": both("固定电话号码", "a telephone number"),
         "email": both("电子邮箱", "an e-mail address"), "identity": both("身份证号码", "an identity-card number"),
         "label": both("填报人、联系人等个人信息", "a form's entry for a person (name, telephone)")}


@rule("F12", "B",
      title=both("没有个人信息", "No personal data"),
      fault=both("可能有个人信息", "There may be personal data"),
      formula=both("全部文字中没有电话号码、身份证号码、电子邮箱，也没有填报人、联系人等栏目的内容",
                   "no telephone number, identity number or e-mail address anywhere, and nothing entered for a person in a form"),
      basis=PRIVACY,
      pass_=both("全部文字中没有发现个人信息。", "No personal data were found in any text."),
      finding=both("这里的文字疑有{kind}，请删去后再发布。", "The text here seems to hold {kind}; remove it before publication."))
def personal_data(context: Context) -> Iterator[Outcome]:
    """What was found is never repeated in the message."""
    found = {(text.place.spot, kind): finding(text.place, kind=KINDS[kind])
             for text in context.texts_with(is_personal) for kind in kinds_of(f"{text.words.zh}\n{text.words.en}")}
    yield from found.values() or [passed(context.at("report.yml"))]


def is_personal(text: str) -> bool:
    return any(kinds_of(text))


def kinds_of(text: str) -> Iterator[str]:
    has_number = LONG_NUMBER.search(text)
    if has_number:
        yield from (kind for kind, pattern in TELEPHONES.items() if pattern.search(text))
    if "@" in text and EMAIL.search(text):
        yield "email"
    if has_number and any(is_identity(number) for number in IDENTITY.findall(text)):
        yield "identity"
    if form_entry().search(text):
        yield "label"


@cache
def form_entry() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(word_lists()['personal-labels'])})[:：]\s*[\w（(]")


def is_identity(number: str) -> bool:
    """The last digit of an identity number checks the others."""
    digits = sum(int(digit) * weight for digit, weight in zip(number, ID_WEIGHTS, strict=False))
    return ID_DIGITS[digits % 11] == number[-1].upper()

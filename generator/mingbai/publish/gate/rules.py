"""What a public page may not carry, one rule each: text in, the found pieces out."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mingbai.publish.gate.passages import CELL
from mingbai.publish.gate.patterns import any_word
from mingbai.publish.gate.people import names_of_people

GateRule = Callable[[str], Iterator[str]]

# Addresses and names that are made of them hold long numbers of their own; `tel:` and `mailto:` are no addresses of pages.
ADDRESS = re.compile(r"\b(?:(?:https?|ftp)://[\w./%?&=#~:+-]+|urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b)", re.A)
EDGE, END = r"(?<![0-9A-Za-z_.])", r"(?![0-9A-Za-z_]|\.\d)"
UNIT = r"(?!\s?(?:[万亿]|元|平方|亩|人次|yuan|CNY|RMB|m²|%))"
MOBILE = re.compile(rf"{EDGE}(?:(?:\+|00)?86[- ]?)?1[3-9]\d([- ]?)\d{{4}}\1\d{{4}}{END}{UNIT}")
AREA = r"0(?:10|2\d|[3-9]\d{2})"
LANDLINE = re.compile(rf"{EDGE}(?:(?:\+|00)?86[- ]?)?(?:[(（]{AREA}[)）]\s?|{AREA}[-－–—]?\s?)[2-9]\d{{6,7}}{END}")
AFTER_LABEL = rf"[^0-9A-Za-z\u4e00-\u9fff]{{1,6}}([2-9]\d{{2,3}}[- ]?\d{{4}}){END}{UNIT}"
LABELLED = (re.compile(f"(?:电话|手机|传真)(?i:{AFTER_LABEL})"),
            re.compile(rf"{any_word(('tel', 'phone', 'telephone', 'mobile', 'fax'))}\b(?i:{AFTER_LABEL})"))
IDENTITY = re.compile(rf"{EDGE}([1-8]\d{{5}}(?:18|19|20)\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}[\dXx]){END}")
CARD = re.compile(rf"{EDGE}([3-69]\d{{3}}(?:[ -]?\d{{4}}){{3}}(?:[ -]?\d{{1,3}})?){END}{UNIT}")
LOCAL, HOST = re.compile(r"[A-Za-z0-9._%+-]*[A-Za-z0-9]$"), re.compile(r"@[A-Za-z0-9](?:[A-Za-z0-9.-]*\.)+[A-Za-z]{2,}")
LONGEST_NAME = 64
MACHINE = (re.compile(r"/(?<![\w./~-]/)(?:home|Users|root|tmp|work|private/var|var/folders|mnt|usr/local)/[\w.@-]+"),
           re.compile(r":(?<=\b[A-Za-z]:)\\{1,2}(?:Users|Documents and Settings|Windows|Temp)\b"),
           re.compile(r"file:///\S+"))
DRAFT = (re.compile("草稿|未定稿|待补充|待核实|内部资料|内部文件|仅供内部|不予公开|绝密★|机密★|秘密★"),
         re.compile(r"[TFXD](?<=\b.)(?:(?<=T)(?:ODO|BD)|(?<=F)IXME|(?<=X)XX|(?<=D)RAFT)\b"),
         re.compile(rf"{any_word(('lorem ipsum',))}\b"))
# The shortest number that is told, a telephone's with its area, has ten digits, and no more than two signs between any two.
MANY_DIGITS = re.compile(r"\d(?:[\s()（）\-－–—]{0,2}\d){9,}")
BEFORE, BEHIND = 2, 8                     # signs around them by which a number is told from an amount
APART = f"{CELL}|{CELL}"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"


def all_of(*patterns: re.Pattern[str]) -> GateRule:
    return lambda text: (found[0] for pattern in patterns for found in pattern.finditer(text))


def labelled_telephones(text: str) -> Iterator[str]:
    """A short one is known by the word before it."""
    yield from (found[1] for pattern in LABELLED for found in pattern.finditer(text))


def numbers_in(text: str) -> str:
    """The places alone that hold many digits: most texts have none, and each pattern would try every sign of them."""
    spans = (found.span() for found in MANY_DIGITS.finditer(text))
    return APART.join(text[max(0, start - BEFORE):end + BEHIND] for start, end in spans)


def e_mails(text: str) -> Iterator[str]:
    """Backwards and forwards from each sign: a search that starts at every letter would be slow."""
    for sign in re.finditer("@", text):
        name = LOCAL.search(text[max(0, sign.start() - LONGEST_NAME):sign.start()])
        host = HOST.match(text, sign.start())
        if name and host:
            yield name[0] + host[0]


def identity_numbers(text: str) -> Iterator[str]:
    yield from (found[1] for found in IDENTITY.finditer(text) if has_check_digit(found[1]))


def has_check_digit(number: str) -> bool:
    """GB 11643-1999."""
    rest = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number[:17], strict=True)) % 11
    return CHECK_DIGITS[rest] == number[-1].upper()


def bank_cards(text: str) -> Iterator[str]:
    for found in CARD.finditer(text):
        digits = re.sub(r"[ -]", "", found[1])
        if 16 <= len(digits) <= 19 and passes_luhn(digits) and len(set(digits)) > 3 and not identity_like(digits):
            yield found[1]


def identity_like(digits: str) -> bool:
    return bool(IDENTITY.fullmatch(digits)) and has_check_digit(digits)


def passes_luhn(digits: str) -> bool:
    doubled = [sum(divmod(int(digit) * 2, 10)) if place % 2 else int(digit) for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


OF_NUMBERS: dict[str, GateRule] = {
    "telephone": all_of(MOBILE, LANDLINE),
    "identity-number": identity_numbers,
    "bank-card": bank_cards,
}
OF_TEXTS: dict[str, GateRule] = {
    "telephone": labelled_telephones,
    "e-mail": e_mails,
    "name": names_of_people,
    "machine-path": all_of(*MACHINE),
    "draft": all_of(*DRAFT),
}
KINDS = tuple(dict.fromkeys((*OF_NUMBERS, *OF_TEXTS)))
FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)} | {ord("＠"): "@", ord("－"): "-"}
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
BARE = {chr(sign): plain for sign, plain in (FULL_WIDTH | INVISIBLE).items()}
DISGUISE = re.compile(f"[{''.join(BARE)}]")


def found_in(text: str) -> Iterator[tuple[str, str]]:
    """The kind and the piece. Full-width digits and invisible characters hide nothing."""
    plain = DISGUISE.sub(lambda found: BARE[found[0]], text)
    plain = ADDRESS.sub(CELL, plain)
    for read, rules in ((numbers_in(plain), OF_NUMBERS), (plain, OF_TEXTS)):
        yield from ((kind, piece) for kind, rule in rules.items() for piece in rule(read))

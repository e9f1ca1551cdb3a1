"""A printed figure read into a value: comparators, full-width digits, ranges, dates, ranks, Chinese numerals.

The printed text is kept; its digits give the precision (`step`, the unit of the last printed digit).
"""
from __future__ import annotations

import re
from decimal import Decimal

from mingbai.text.units import Unit, Units, UnknownUnit
from mingbai.text.value import Value, not_none

NOT_STATED = {"", "—", "——", "-", "－", "–", "/", "／", "*", "＊", "无数据"}
WIDE = str.maketrans("０１２３４５６７８９．，％／＋－（）：＞＜＝　", "0123456789.,%/+-():><= ")
PREFIXES = {"不少于": "≥", "不低于": "≥", "不小于": "≥", "大于等于": "≥", "至少": "≥", ">=": "≥", "≥": "≥", "≧": "≥",
            "不超过": "≤", "不高于": "≤", "不大于": "≤", "不多于": "≤", "小于等于": "≤", "<=": "≤", "≤": "≤", "≦": "≤",
            "控制在": "≤", "大于": ">", "超过": ">", "超": ">", "高于": ">", "多于": ">", "逾": ">", ">": ">",
            "小于": "<", "低于": "<", "少于": "<", "不足": "<", "不到": "<", "<": "<",
            "大约": "≈", "约为": "≈", "约": "≈", "近": "≈", "接近": "≈", "=": "", "＝": "", "═": "", "共": "", "达到": "≥"}
SUFFIXES = {"以上": "≥", "及以上": "≥", "以下": "≤", "以内": "≤", "之内": "≤", "内": "≤", "左右": "≈", "上下": "≈"}
MORE = {"余": ">", "多": ">", "来": "≈"}
AND_SOME = tuple(word for word, sign in MORE.items() if sign == ">")
PREFIXES_BY_LENGTH, SUFFIXES_BY_LENGTH = (tuple(sorted(signs, key=len, reverse=True)) for signs in (PREFIXES, SUFFIXES))
BARE = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")         # as many cells are: none of the rest need be looked for
NUMBER = r"[+\-−]?\d+(?:[,]\d{3})*(?:\.\d+)?"
RANGED = re.compile(rf"^({NUMBER})([^\d\-—–~～至到.]*)[\-—–~～至到]({NUMBER})(.*)$")
LEADING_ZERO = re.compile(r"[+\-−]?0\d")
BROKEN = re.compile(r"^\D{0,3}\d+(?:\.\d*){2,}")
DATE = re.compile(r"^(?:(\d{4})[年/.\-])?(\d{1,2})(?:[月/.\-](?:(\d{1,2})日?)?)?(?:份)?(前|之前|底|底前|末|末前)?$")
YEAR_END = re.compile(r"^(\d{4})年?(底|末|年底|年末)(前|之前)?$")
RANK = re.compile(r"^第(\d+|[一二三四五六七八九十]+)(?:名|位)?$")
CJK_NUMBER = re.compile(r"^[零〇一二两三四五六七八九十百千万亿]+")
CJK_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
NEIGHBOURS = re.compile(r"^([一二两三四五六七八九])([二两三四五六七八九])(?![零〇一二三四五六七八九十])")   # 一两台: one or two
CJK_POWERS = {"十": 10, "百": 100, "千": 1000}


class BadNumber(ValueError):
    """Looks like a number and can't be read as one."""


class LeadingZero(BadNumber):
    """`00`, `012.5`: a digit was struck twice, or one left out; nobody can tell which."""


class Quantity(Value):
    """`value` is in `unit` as printed; None for words and dates. `upper` closes a range."""
    printed: str
    kind: str = "number"                    # number, range, rank, date, text
    value: Decimal | None = None
    unit: Unit | None = None
    comparator: str = ""                    # one of ≥ ≤ > < ≈ or none
    step: Decimal | None = None
    upper: Decimal | None = None
    date: str | None = None                 # ISO date or month, for kind date

    def __hash__(self) -> int:
        """As printed is enough to tell most of a report apart."""
        return hash((self.printed, self.unit.printed if self.unit else self.kind))

    @property
    def scale(self) -> Decimal:
        return self.unit.scale if self.unit else Decimal(1)

    @property
    def base(self) -> Decimal | None:
        """The value in base units (yuan, square metres, pieces)."""
        value, unit = self.value, self.unit
        return value if value is None or unit is None else value * unit.scale

    @property
    def amount(self) -> Decimal:
        """The same where it is known to be a number."""
        return not_none(self.value) if self.unit is None else not_none(self.value) * self.unit.scale

    @property
    def base_step(self) -> Decimal | None:
        return None if self.step is None else self.step * self.scale

    @property
    def measure(self) -> str:
        """What it may be added to or compared with."""
        return self.unit.kind if self.unit else self.kind


def is_not_stated(cell: str) -> bool:
    return cell.strip() in NOT_STATED


def read_quantity(cell: str, units: Units, default_unit: str = "", words_allowed: bool = True) -> Quantity:
    """Read one printed cell. Raises BadNumber or UnknownUnit for a number that can't be read."""
    printed = cell.strip()
    plain, is_bare = printed.translate(WIDE).replace(" ", ""), BARE.fullmatch(printed)
    found = None if is_bare else read_date(printed, plain) or read_rank(printed, plain, units)
    if found:
        return found
    try:
        return (read_bare if is_bare else read_number)(printed, plain, units, default_unit)
    except LeadingZero:
        raise
    except (BadNumber, UnknownUnit):
        if BROKEN.match(plain) or not words_allowed:
            raise
        return Quantity(printed, kind="text")


def read_date(printed: str, plain: str) -> Quantity | None:
    core = plain.removesuffix("完成")
    for prefix in ("截至", "截止", "≤", "<"):
        core = core.removeprefix(prefix)
    year_end = YEAR_END.match(core)
    if year_end:
        return Quantity(printed, kind="date", date=f"{year_end[1]}-12-31", comparator="≤")
    found = DATE.match(core)
    if not found or not looks_like_date(core, found):
        return None
    year, month, day, before = found.groups()
    iso = "-".join(part for part in (year, f"{int(month):02d}", f"{int(day):02d}" if day else "") if part)
    return Quantity(printed, kind="date", date=iso, comparator="≤" if before else "")


def looks_like_date(core: str, found: re.Match[str]) -> bool:
    year, month, day, before = found.groups()
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return False
    return bool(year and (day or "月" in core)) or ("月" in core and bool(day or before))


def read_rank(printed: str, plain: str, units: Units) -> Quantity | None:
    found = RANK.match(plain)
    if not found:
        return None
    value = Decimal(found[1]) if found[1].isdigit() else Decimal(cjk_integer(found[1]))
    return Quantity(printed, kind="rank", value=value, unit=units.find("位次"), step=Decimal(1))


def read_bare(printed: str, plain: str, units: Units, default_unit: str) -> Quantity:
    value = one_number(plain)
    return Quantity(printed, value=value, unit=units.find(default_unit), step=last_digit(value))


def read_number(printed: str, plain: str, units: Units, default_unit: str) -> Quantity:
    comparator, rest = take_prefix(plain)
    if BROKEN.match(rest):
        raise BadNumber(printed)
    rest = NEIGHBOURS.sub(lambda pair: "-".join(str(CJK_DIGITS[digit]) for digit in pair.groups()), rest)
    ranged = RANGED.match(rest)
    if ranged:
        return read_range(printed, ranged, units, default_unit)
    digits, rest = take_digits(rest)
    comparator, unit_name = take_suffix(comparator, rest)
    unit = units.find(unit_name or default_unit)
    value = one_number(digits)
    return Quantity(printed, value=value, unit=unit, comparator=comparator, step=last_digit(value))


def read_range(printed: str, found: re.Match[str], units: Units, default_unit: str) -> Quantity:
    low, upper = as_decimal(found[1]), as_decimal(found[3])
    unit = units.find(found[4] or found[2] or default_unit)
    return Quantity(printed, kind="range", value=low, upper=upper, unit=unit, step=last_digit(low))


def take_prefix(plain: str) -> tuple[str, str]:
    for prefix in () if plain[:1].isdigit() else PREFIXES_BY_LENGTH:
        if plain.startswith(prefix) and len(plain) > len(prefix):
            return PREFIXES[prefix], plain[len(prefix):]
    return "", plain


def take_suffix(comparator: str, rest: str) -> tuple[str, str]:
    for suffix in SUFFIXES_BY_LENGTH if rest.endswith(SUFFIXES_BY_LENGTH) else ():
        if rest.endswith(suffix):
            return comparator or SUFFIXES[suffix], rest.removesuffix(suffix)
    for more, sign in MORE.items():
        if rest.startswith(more):
            return comparator or sign, rest.removeprefix(more)
        if rest.endswith(more) and len(rest) > 1:
            return comparator or sign, rest.removesuffix(more)
    return comparator, rest


def take_digits(rest: str) -> tuple[str, str]:
    found = re.match(NUMBER, rest)
    if found:
        return found[0], rest[found.end():]
    chinese = CJK_NUMBER.match(rest)
    if chinese:
        return str(cjk_integer(chinese[0])), rest[chinese.end():]
    raise BadNumber(rest)


def one_number(digits: str) -> Decimal:
    if LEADING_ZERO.match(digits):
        raise LeadingZero(digits)
    return as_decimal(digits)


def as_decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("−", "-"))


def exponent(value: Decimal) -> int:
    """Of its last digit: -2 of 1.00."""
    found = value.as_tuple().exponent
    assert isinstance(found, int), "endless"
    return found


def last_digit(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(exponent(value))


def cjk_integer(text: str) -> int:
    for mark, power in (("亿", 10 ** 8), ("万", 10 ** 4)):
        if mark in text:
            high, low = text.split(mark, 1)
            return (cjk_integer(high) if high else 1) * power + (cjk_integer(low) if low else 0)
    total = digit = 0
    for char in text:
        if char in CJK_POWERS:
            total += (digit or 1) * CJK_POWERS[char]
            digit = 0
        else:
            digit = CJK_DIGITS[char]
    return total + digit

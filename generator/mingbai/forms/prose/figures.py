"""Figures in sentences: value, unit and comparator as printed, the words they are said of, what kind of figure."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingbai.forms.prose.chapters import Chapter, Paragraph
from mingbai.text.quantity import AND_SOME, BadNumber, Quantity, read_quantity
from mingbai.text.units import Units, UnknownUnit

NUMBER = re.compile(r"(?<![\d.A-Za-z〔\[（(第])(?<![年月]第)"
                    r"(?P<sign>≥|≤|>|<|不低于|不少于|不超过|不高于|超过|超|约|近|达到|逾|突破)?\s*"
                    r"(?P<digits>\d[\d,，]*(?:\.\d+)?)(?P<rest>[^\s\d，。；、：,;:（）()“”《》]{0,12})")
NEAR_WORDS = re.compile(r"(?P<sign>近|约|上|数)?(?P<digits>百|千|万|十)(?P<more>余|多)?"
                        r"(?P<unit>人次|人|个|次|件|家|份|户|名|项|起|场|套)")
RANK = re.compile(r"(?:排名|位列|居|位居|名列|排)[^，。；]{0,10}?(?P<rank>第[一二三四五六七八九十\d]+)(?:名|位)?")
YEAR = re.compile(r"^(?:年度?|年末|年底|年初|－|-|—|~)")
DATE_UNIT = re.compile(r"^(?:年|月|日|号|时|点)")
DOCUMENT = re.compile(r"^(?:号|〕|\])")
QUOTES = re.compile(r"“[^”]{0,12}\d[^”]{0,12}”|《[^》]*》|〔\d+〕\s*\d*\s*号"
                    r"|（?\d{4}年\d{1,2}月\d{1,2}日）?|\d{1,2}月\d{1,2}日"
                    r"|第\d{1,6}[期次批届号轮]|[A-Za-z]\d{1,12}|(?<!\d)\d{1,8}[A-Z]{2,}\b(?<!KV)(?<!kV)")
SPACED = re.compile(r"(?<=[\d.%])[ \xa0]+(?=[一-鿿%％㎡])|(?<=[一-鿿，。；、：])[ \xa0]+(?=[\d≥≤])")
NUMERALS = tuple("0123456789一二三四五六七八九十百千万.")
SUFFIXES = ("及以上", "以上", "以下", "以内", "之内", "左右", "上下")
SHARE = re.compile(r"占(?P<whole>[^，。；,;]{0,24}?)(?:的?(?:比重|比例|比率|份额))?(?:高|最高)?"
                   r"(?:的|达|为|约|比|到|是|比高达|高达)*$")
GROWTH = re.compile(r"(?:同比|较上年|比上年|较去年|比去年|与上年相比|环比)[^，。；,;]{0,12}$")
RATE = re.compile(r"(?:完成率|执行率|支出率|到位率|完成|完成了|达标率|进度)[^，。；,;]{0,6}$")
FALL = re.compile(r"(?:下降|减少|降低|下浮|压减)[^，。；,;]{0,6}$")
LABEL_ENDS = re.compile(r"(?:已|共|累计|总计|共计|合计|达到|达|为|是|了|约|近|超|其中|的|至|有|等|各|在|到|仅|分别|完成率"
                        r"|全部)+$")
CLAUSE = re.compile(r"[，。；,;！!？?]")
LISTED = re.compile(r"[，。；,;！!？?、和]")
FOLLOWING = re.compile(r"[^，。；,;！!？?、和\d　“（(]{2,16}")
CONTEXT = 160                             # characters before and after that may name a figure
LONGEST_LABEL = 40


@dataclass(frozen=True)
class ProseFigure:
    """`column` is where content keeps it: value, growth, rate or share."""
    printed: str
    quantity: Quantity
    label: str
    column: str
    section: str
    place: str
    whole: str = ""                       # what a share is said to be of
    start: int = 0


def figures_of_chapter(chapter: Chapter, units: Units) -> Iterator[ProseFigure]:
    for paragraph in chapter.paragraphs:
        yield from in_paragraph(paragraph, chapter.key, units)


def in_paragraph(paragraph: Paragraph, section: str, units: Units) -> Iterator[ProseFigure]:
    text = QUOTES.sub(lambda match: "　" * len(match[0]), SPACED.sub("", paragraph.text))
    for match in NUMBER.finditer(text):
        printed = printed_figure(match, units)
        if printed:
            yield from figures_at(printed, match.start(), text, paragraph, section, units)
    for match in NEAR_WORDS.finditer(text):
        if (match["sign"] or match["more"]) and not text[max(0, match.start() - 1):match.start()].endswith(NUMERALS):
            yield from figures_at(match[0], match.start(), text, paragraph, section, units)
    for match in RANK.finditer(text):
        yield from figures_at(match["rank"], match.start("rank"), text, paragraph, section, units)


def printed_figure(match: re.Match[str], units: Units) -> str:
    """Number, unit and closing words, as far as they make one figure; nothing for a year, a date, a list's number."""
    digits, rest = match["digits"].rstrip(",，"), match["rest"]
    if not rest or DOCUMENT.match(rest) or (len(digits) == 4 and YEAR.match(rest) and digits[:2] in ("19", "20")):
        return ""
    more = next((word for word in AND_SOME if rest.startswith(word)), "")
    unit = longest_unit(rest[len(more):], units)
    if not unit or (DATE_UNIT.match(unit) and len(unit) == 1 and unit != "年"):
        return ""
    suffix = next((word for word in SUFFIXES if rest[len(more) + len(unit):].startswith(word)), "")
    sign = match["sign"] or ""
    return f"{'' if sign == '达到' else sign}{digits}{more}{unit}{suffix}".strip()


def longest_unit(rest: str, units: Units) -> str:
    for length in range(min(len(rest), 10), 0, -1):
        try:
            units.find(rest[:length])
        except UnknownUnit:
            continue
        return rest[:length]
    return "万" if rest[:1] == "万" else ""


def figures_at(printed: str, start: int, text: str, paragraph: Paragraph, section: str, units: Units) -> Iterator[ProseFigure]:
    content = printed + "元" if printed.endswith("万") else printed
    try:
        quantity = read_quantity(content, units, "", words_allowed=False)
    except (BadNumber, UnknownUnit):
        return
    before = text[max(0, start - CONTEXT):start]
    column, whole = column_of(before, quantity)
    label = label_of(before, text[start + len(printed):start + len(printed) + CONTEXT])
    yield ProseFigure(content, quantity, label, column, section, paragraph.place, whole, start)


def column_of(before: str, quantity: Quantity) -> tuple[str, str]:
    clause = CLAUSE.split(before)[-1]
    share = SHARE.search(clause)
    if quantity.measure != "percent":
        return "value", ""
    if share:
        return "share", share["whole"]
    if GROWTH.search(clause):
        return "growth", ""
    return ("rate" if RATE.search(clause) and not FALL.search(clause) else "value"), ""


def label_of(before: str, after: str) -> str:
    """The words before the figure in its clause; what is counted, or the clause before, when they are too few."""
    counted = FOLLOWING.match(after)
    if counted and len(LABEL_ENDS.sub("", LISTED.split(before)[-1]).strip("　 、:：")) < 2:
        return counted[0]
    clauses = [clause.strip("　 ") for clause in CLAUSE.split(before)]
    own = LABEL_ENDS.sub("", clauses[-1]).strip("　 、:：")
    if len(own) < 3 and len(clauses) > 1:
        own = f"{clauses[-2]}，{own}".strip("，")
    return re.sub(r"　+", "…", own)[-LONGEST_LABEL:].lstrip("、，的") or "…"

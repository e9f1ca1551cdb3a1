"""Personal data stays outside: names, telephone, identity and bank numbers are dropped and only said to be dropped."""
from __future__ import annotations

import re
from collections.abc import Callable

from mingbai.forms.reading import ReadingNote

EDGE, END = r"(?<![0-9A-Za-z.])", r"(?![0-9A-Za-z]|\.\d)"
IDENTITY = re.compile(EDGE + r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]" + END)
MOBILE = re.compile(EDGE + r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}" + END)
LANDLINE = re.compile(EDGE + r"(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[-—－ ])\d{7,8}(?:-\d{1,5})?" + END)
ACCOUNT = re.compile(EDGE + r"\d(?:[ -]?\d){15,18}" + END)
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
NAMED = re.compile(r"(填报人|填表人|制表人|经办人|联系人|审核人|复核人|负责人|责任人|签字|签名|姓名|法定代表人|财务主管)"
                   r"(?:员)?(?:及电话)?\s*[:：]\s*(?!\d*[.。，,；;、]|$)[一-鿿·]{2,4}(?=[\s，。；;、,\d]|$)")
CALLED = re.compile(r"(联系电话|电话|手机|联系方式|传真|电话号码)\s*[:：]\s*[\d\-— ()（）]{5,20}")
PATTERNS = (("identity", IDENTITY), ("telephone", MOBILE), ("telephone", LANDLINE), ("account", ACCOUNT), ("mail", MAIL))


def cleaned(text: str, place: str, dropped: list[ReadingNote]) -> str:
    """The text without personal data; each kind found is noted with its place, never with its value."""
    if not any(mark in text for mark in "0123456789@:："):
        return text
    text = removed(text, NAMED, lambda found: f"{found[1]}：", "name", place, dropped)
    text = removed(text, CALLED, lambda found: f"{found[1]}：", "telephone", place, dropped)
    for kind, pattern in PATTERNS:
        text = removed(text, pattern, lambda found: "", kind, place, dropped)
    return text.strip()


def removed(text: str, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str], kind: str, place: str,
            dropped: list[ReadingNote]) -> str:
    result, times = pattern.subn(instead, text)
    note = ReadingNote(kind, place, (("label", ""),))
    if times and note not in dropped:
        dropped.append(note)
    return result

"""Labels as anchors: spaces, line breaks, width, brackets, numbering and closing marks don't matter."""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE = re.compile(r"[\s​-‏‪-‮⁠­﻿]+")
NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)"
                       r"|\(?\d{1,2}\)?[、)]|\d{1,2}\.(?!\d)|[①-⑳])")
BRACKETED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
OF_WHICH = re.compile(r"^其中(?:[:,、]|(?=.))")
EDGES = " :;,。.、·*★☆●■□◆_-—…~\"'“”‘’《》#"
BRACKETS = str.maketrans({"（": "(", "）": ")", "：": ":", "；": ";", "，": ",", "﹕": ":", "︰": ":", "∶": ":",
                          "﹙": "(", "﹚": ")"})
MEANT = {"调整", "调整后"}                  # part of the name, not a remark
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Label:
    """`core` is what is compared; `notes` are what stood in brackets (`万元`, `50分`); `of_which` marks 其中."""
    core: str
    notes: tuple[str, ...] = ()
    of_which: bool = False


def squeezed(text: str) -> str:
    """Without any space or line break, full-width letters and brackets made narrow."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text.translate(BRACKETS)))


@lru_cache(maxsize=8192)
def label(text: str) -> Label:
    plain = squeezed(text[:LONGEST * 4])
    if len(plain) > LONGEST:
        return Label("")
    notes = tuple(BRACKETED.findall(plain))
    core = BRACKETED.sub(lambda found: found[1] if found[1] in MEANT else "", plain)
    core = NUMBERING.sub("", core).strip(EDGES)
    of_which = bool(OF_WHICH.match(core)) and core != "其中"
    core = NUMBERING.sub("", OF_WHICH.sub("", core).strip(EDGES)) if of_which else core
    if ":" in core.strip(EDGES):
        return Label("", notes, of_which)          # a label with its value in one cell
    return Label(core.strip(EDGES).replace("/", "").replace("“", "").replace("”", "").replace('"', ""), notes, of_which)


def one_line(text: str) -> str:
    """A label or short text as it is quoted: line breaks inside words closed up, other runs of spaces made one."""
    closed = re.sub(r"[ \t　]*\n[ \t　]*", "", text.strip())
    closed = re.sub(r"(?<=[一-鿿（）()，、：:])[ 　\xa0]+(?=[一-鿿（）()，、：:])", "", closed)
    return re.sub(r"[ 　\t\xa0]+", " ", closed).strip()

"""Names of people: a label that announces one, then what can be a name. Surnames alone tell names from other words."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from mingbai.publish.gate.passages import CELL
from mingbai.publish.gate.patterns import any_word

KNOWN = yaml.safe_load((Path(__file__).parent / "people.yml").read_text("utf-8"))
PINYIN = frozenset(KNOWN["pinyin"].split())
LABELS_ZH = "|".join(sorted(KNOWN["labels_zh"], key=len, reverse=True))
SURNAME = f"(?:{'|'.join(KNOWN['compound'])}|[{''.join(KNOWN['surnames'].split())}])"
QUALIFIER = r"(?:姓名|签字|签名|签章|及电话|及联系电话|、联系电话|[（(][^（()）]{0,12}[)）])?"
BETWEEN = rf"\s*(?:[：:]|{CELL}+)\s*[{CELL}\s]*"
NAME_ZH = rf"{SURNAME}(?:\s?[\u4e00-\u9fff·]){{1,3}}?"
AFTER_LABEL = re.compile(rf"(?:{LABELS_ZH}){QUALIFIER}{BETWEEN}({NAME_ZH})(?=[^\u4e00-\u9fff]|$|(?:联系电话|电话|手机))")
AFTER_LABEL_EN = re.compile(rf"{any_word(KNOWN['labels_en'])}\s*[：:{CELL}]\s*[{CELL}\s]*"
                            r"((?i:[A-Z][a-z]+(?:[ -][A-Z]?[a-z]+){1,2}))")


def names_of_people(text: str) -> Iterator[str]:
    yield from (found[1] for found in AFTER_LABEL.finditer(text))
    for found in AFTER_LABEL_EN.finditer(text):
        words = re.split(r"[ -]", found[1].lower())
        if words[0] in PINYIN or words[-1] in PINYIN:
            yield found[1]

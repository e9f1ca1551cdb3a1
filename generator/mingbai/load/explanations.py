"""explanations.yml: what the department answers to findings, in both languages, dated."""
from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from mingbai.load.fields import Fields, nearest
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import read_yaml
from mingbai.model.problems import Problems
from mingbai.model.report import Explanation

RULE = re.compile(r"^[A-Z]\d{2}$")


def read_explanations(path: Path, known: Collection[str], folder: Folder, problems: Problems) -> tuple[Explanation, ...]:
    file = path / "explanations.yml"
    data = read_yaml(folder, file, problems) if file.exists() else None
    if data is None:
        return ()
    return Fields(data, folder.name(file), problems).whole(lambda fields: tuple(
        item.whole(lambda one: explanation(one, known)) for item in fields.items("explanations", required=True)))


def explanation(fields: Fields, known: Collection[str]) -> Explanation:
    rule, figures, date = fields.text("rule"), fields.texts("figures"), fields.date("date")
    if rule and not RULE.match(rule):
        fields.wrong("rule", "bad-rule", found=rule)
    if "date" not in fields.data:
        fields.wrong("date", "missing-field", field="date")
    for figure in figures:
        if figure not in known:
            fields.wrong("figures", "broken-reference", found=figure, what="figures", near=nearest(figure, known))
    return Explanation(rule, figures, date or "", fields.bilingual("text"), fields.spot())

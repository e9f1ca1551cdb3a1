"""allow.yml, `findings`: what is published although a check would stop it, each with the reason in both languages, dated."""
from __future__ import annotations

from collections.abc import Mapping

from mingbai.load.explanations import RULE
from mingbai.load.fields import Fields, nearest
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import read_yaml
from mingbai.model.problems import Problems
from mingbai.model.report import Allowance, Report

NAME, TEXTS = "allow.yml", "allowed"      # the other list of the file: texts that the gate would stop


def read_allowances(folder: Folder, reports: Mapping[str, Report], problems: Problems,
                    partly: bool = False) -> tuple[Allowance, ...]:
    """`partly`: not all reports were read, so that one which is not there is not wrong."""
    path = folder.root / NAME
    data = read_yaml(folder, path, problems) if path.exists() else None
    if data is None:
        return ()
    fields = Fields(data, NAME, problems)
    fields.asked.add(TEXTS)
    return fields.whole(lambda whole: tuple(
        item.whole(lambda one: allowance(one, reports)) for item in whole.items("findings")
        if not partly or item.data.get("report") in reports))


def allowance(fields: Fields, reports: Mapping[str, Report]) -> Allowance:
    rule, name, figures, date = fields.text("rule"), fields.text("report"), fields.texts("figures"), fields.date("date")
    if rule and not RULE.match(rule):
        fields.wrong("rule", "bad-rule", found=rule)
    if "date" not in fields.data:
        fields.wrong("date", "missing-field", field="date")
    if name and name not in reports:
        fields.wrong("report", "broken-reference", found=name, what="reports", near=nearest(name, reports))
    known = reports[name].figures if name in reports else figures
    for figure in figures:
        if figure not in known:
            fields.wrong("figures", "broken-reference", found=figure, what="figures", near=nearest(figure, known))
    return Allowance(rule, name, figures, date or "", fields.bilingual("reason"), fields.spot())

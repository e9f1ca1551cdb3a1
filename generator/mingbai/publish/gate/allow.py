"""content/allow.yml: texts that may be published although a rule of the gate finds them, each with its reason."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mingbai.load.fields import Fields
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import read_yaml
from mingbai.model.problems import ContentError, Problems
from mingbai.model.report import Bilingual

NAME, FINDINGS = "allow.yml", "findings"  # the other list of the file: findings of the checks, read with the content


@dataclass(frozen=True, slots=True)
class Allowed:
    text: str
    kind: str
    reason: Bilingual


def read_allowed(content: Path, kinds: tuple[str, ...]) -> tuple[Allowed, ...]:
    path = content / NAME
    if not path.exists():
        return ()
    problems = Problems()
    data = read_yaml(Folder(content), path, problems)
    if data is None:
        raise ContentError(problems.items)
    fields = Fields(data, NAME, problems)
    fields.asked.add(FINDINGS)
    found = fields.whole(
        lambda f: tuple(item.whole(lambda one: allowed_entry(one, kinds)) for item in f.items("allowed")))
    problems.raise_if_any()
    return found


def allowed_entry(fields: Fields, kinds: tuple[str, ...]) -> Allowed:
    return Allowed(fields.text("text"), fields.text("kind", choices=kinds), fields.bilingual("reason"))

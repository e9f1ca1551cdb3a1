"""What the lines and columns of tables are called, stated or not: by the words of the ledger, the scheme's parts, the bodies."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mingbai.model.report import Bilingual, Entity, Scheme, in_each, untranslated
from mingbai.model.table_specs import SPECS, UNIT_SCORES, column_words, table_words
from mingbai.text.words import catalogue

DEPARTMENT = "department"                 # the body that every report is about


@dataclass(frozen=True)
class Labels:
    """Of one report; `parts` of its scheme and `entities` by their ids."""
    kind: str
    parts: Mapping[str, Bilingual]
    entities: Mapping[str, Bilingual]

    def line(self, table: str, key: str, entity: str = "") -> Bilingual | None:
        """`entity`: the body that the line is about, in tables whose lines are about several."""
        own = self.known_line(table, key)
        return self.of(own, entity) if own else None

    def at(self, table: str, key: str) -> Bilingual | None:
        """The line of a whole key, which begins with the body where lines are about several."""
        entity, _, own = key.partition(".")
        is_of_entity = own and (entity == DEPARTMENT or entity in self.entities)
        return self.line(table, own, entity) if is_of_entity else self.line(table, key)

    def of(self, line: Bilingual, entity: str) -> Bilingual:
        return joined(self.entities[entity], line) if entity in self.entities else line

    def known_line(self, table: str, key: str) -> Bilingual | None:
        known = table_words(table).get("lines", {})
        own = known.get(f"{key}-{self.kind}") or known.get(key)
        if own:
            return Bilingual(**own)
        return {"scores": self.parts, UNIT_SCORES: self.entities}.get(table, {}).get(key)

    def column(self, table: str, phase: str) -> Bilingual:
        if table == UNIT_SCORES and phase in self.parts:
            return self.parts[phase]
        return Bilingual(**column_words(table, phase))

    def figure(self, table: str, line: Bilingual, phase: str) -> Bilingual:
        is_plain = table in SPECS and phase == SPECS[table].plain
        return line if is_plain else self.cell(table, line, phase)

    def cell(self, table: str, line: Bilingual, phase: str) -> Bilingual:
        """Of what is not stated, the column must be named as well."""
        return joined(line, self.column(table, phase))


def table_title(table: str) -> Bilingual:
    return Bilingual(**table_words(table)["title"])


def topic_label(topic: str) -> Bilingual:
    """Of a topic that a table is; those of results are named by the content."""
    return Bilingual(**table_words(topic)["topic"])


def labels(kind: str, scheme: Scheme, entities: Iterable[Entity]) -> Labels:
    return Labels(kind, {one.id: one.name for one in scheme.by_id.values()}, {one.id: one.name for one in entities})


def joined(*labels: Bilingual) -> Bilingual:
    """The whole is untranslated where one of them is."""
    between = catalogue("ledger")["label"]["join"]
    only = next((label.only for label in labels if label.only), "")
    if only:
        return untranslated(between[only].join([label[only] for label in labels]), only)
    return in_each(lambda lang: between[lang].join([label[lang] for label in labels]))

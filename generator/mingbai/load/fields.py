"""Taking fields out of a YAML mapping: each field has a type; what is left over at the end is unknown."""
from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal, TypeVar, overload

from mingbai.load.yamlfile import Mapping, Sequence
from mingbai.model.problems import Problems, Spot
from mingbai.model.report import Bilingual, alike, in_each, untranslated
from mingbai.text.language import LANGUAGES

T = TypeVar("T")
ID = re.compile(r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")
DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")
# Nothing that a browser runs, and nothing that could end the attribute it is put into.
ADDRESS = re.compile(r"https?://[\w-]+(\.[\w-]+)*(:\d+)?(/[^\s\"'<>\\`{}|^]*)?")
LETTER = re.compile(r"mailto:[^\s\"'<>\\`{}|^]+")
UNTRANSLATED = "untranslated"


class Fields:
    """A mapping being read. Wrong fields are told to `problems`; a default takes their place."""

    def __init__(self, data: Mapping, file: str, problems: Problems, path: str = "") -> None:
        self.data, self.file, self.problems, self.path = data, file, problems, path
        self.asked: set[str] = set()

    def spot(self, key: str | None = None) -> Spot:
        line = self.data.lines.get(key, self.data.line) if key else self.data.line
        column = ".".join(part for part in (self.path, key) if part) or None
        return Spot(self.file, line, column)

    def wrong(self, key: str, kind: str, /, **values: object) -> None:
        self.problems.add(self.spot(key), kind, **values)

    def get(self, key: str, kind: type[T], required: bool) -> T | None:
        self.asked.add(key)
        value = self.data.get(key)
        if value is None:
            if required:
                self.wrong(key, "missing-field", field=key)
            return None
        if not isinstance(value, kind):
            self.wrong(key, "wrong-type", found=value, expected=kind.__name__)
            return None
        return value

    def text(self, key: str, required: bool = True, choices: Iterable[str] = ()) -> str:
        value = self.get(key, str, required)
        if value and choices and value not in choices:
            self.wrong(key, "unknown-choice", found=value, known=", ".join(choices), near=nearest(value, choices))
            return ""
        return value or ""

    def identifier(self, key: str) -> str:
        value = self.text(key)
        if value and not ID.match(value):
            self.wrong(key, "bad-id", found=value)
        return value

    def date(self, key: str) -> str | None:
        value = self.text(key, required=False)
        if value and not DATE.match(value):
            self.wrong(key, "bad-date", found=value)
            return None
        return value or None

    def address(self, key: str, may_be_letter: bool = False) -> str:
        value = self.text(key, required=False)
        if not value or ADDRESS.fullmatch(value) or (may_be_letter and LETTER.fullmatch(value)):
            return value
        self.wrong(key, "bad-address", found=value)
        return ""

    @overload
    def number(self, key: str, required: Literal[False] = False) -> Decimal | None: ...

    @overload
    def number(self, key: str, required: Literal[True]) -> Decimal: ...

    def number(self, key: str, required: bool = False) -> Decimal | None:
        value, default = self.text(key, required), Decimal(0) if required else None
        try:
            return Decimal(value) if value else default
        except InvalidOperation:
            self.wrong(key, "bad-number", found=value)
            return default

    def flag(self, key: str) -> bool:
        return self.text(key, required=False, choices=("true", "false")) == "true"

    @overload
    def bilingual(self, key: str, required: Literal[True] = True) -> Bilingual: ...

    @overload
    def bilingual(self, key: str, required: bool) -> Bilingual | None: ...

    def bilingual(self, key: str, required: bool = True) -> Bilingual | None:
        value = self.get(key, Mapping, required)
        if value is None:
            return Bilingual("", "") if required else None
        return bilingual(value, self.file, self.problems, self.nested(key))

    def nested(self, key: str) -> str:
        return ".".join(part for part in (self.path, key) if part)

    def mapping(self, key: str, required: bool = False) -> Fields:
        value = self.get(key, Mapping, required)
        if value is None:
            value = Mapping()
            value.line, value.lines = self.data.lines.get(key, self.data.line), {}
        return Fields(value, self.file, self.problems, self.nested(key))

    def items(self, key: str, required: bool = False) -> Iterator[Fields]:
        for index, value in enumerate(self.get(key, Sequence, required) or ()):
            if isinstance(value, Mapping):
                yield Fields(value, self.file, self.problems, f"{self.nested(key)}[{index + 1}]")
            else:
                self.wrong(key, "wrong-type", found=value, expected="Mapping")

    def entries(self) -> Iterator[tuple[str, Fields]]:
        """Every key of a mapping whose keys are ids."""
        for key in self.data:
            yield key, self.mapping(key)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.get(key, Sequence, False) or ()
        for value in values:
            if not isinstance(value, str):
                self.wrong(key, "wrong-type", found=value, expected="str")
        return tuple(value for value in values if isinstance(value, str))

    def in_each(self) -> Bilingual:
        """A text and what is said of it in one mapping: each language a field of its own."""
        return in_each(self.text)

    def whole(self, read: Callable[[Fields], T]) -> T:
        """Read all fields of this mapping, then tell the unknown ones."""
        result = read(self)
        self.finish()
        return result

    def finish(self) -> None:
        for key in self.data:
            if key not in self.asked:
                self.wrong(key, "unknown-field", field=key, known=", ".join(sorted(self.asked)),
                           near=nearest(key, self.asked))


def bilingual(value: Mapping, file: str, problems: Problems, path: str) -> Bilingual:
    fields = Fields(value, file, problems, path)
    fields.asked.add(UNTRANSLATED)
    by_language = {lang: fields.get(lang, str, False) or "" for lang in LANGUAGES}
    fields.finish()
    filled = [lang for lang in LANGUAGES if by_language[lang]]
    if len(filled) == len(LANGUAGES):
        return Bilingual(**by_language)
    for lang in LANGUAGES:
        if not value.get(lang) and value.get(UNTRANSLATED) != "true":
            problems.add(fields.spot(lang), "missing-translation", field=path, lang=lang)
    return untranslated(by_language[filled[0]], filled[0]) if filled else alike("")


def nearest(word: str, known: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(word, list(known), 1)), "")

"""Stands in for `Fields`: a reading function asks it for what it wants, and it notes what was asked as a schema."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Literal, TypeVar, overload

from mingbai.load.fields import ADDRESS, DATE, ID, LETTER, Fields
from mingbai.load.yamlfile import Mapping
from mingbai.model.problems import Problems, Spot
from mingbai.model.report import Bilingual, alike, in_each
from mingbai.text.language import LANGUAGES

T = TypeVar("T")
ANY_KEY = "*"
BILINGUAL = {"$ref": "#/definitions/bilingual"}
DEFINITIONS = {"bilingual": {
    "type": "object", "properties": {**{lang: {"type": ["string", "number"]} for lang in LANGUAGES},
                                     "untranslated": {"enum": [True, "true"]}},
    "additionalProperties": False, "anyOf": [{"required": [*LANGUAGES]}, {"required": ["untranslated"]}]}}
Schema = dict[str, Any]                   # Any: JSON Schema, as deep as what it describes


class Asked(Mapping):
    """A mapping in which every key is there."""

    def get(self, _key: str, _default: object = None) -> str:
        return ANY_KEY

    def __contains__(self, _key: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter((ANY_KEY,))


class Recorder(Fields):
    def __init__(self, pointer: str = "#", key: str = "") -> None:
        super().__init__(Asked(), "", Problems())
        self.pointer, self.key = pointer, key
        self.found: dict[str, Schema | Recorder] = {}
        self.required: list[str] = []

    def schema(self) -> Schema:
        made = {name: self.made(name, one) for name, one in self.found.items()}
        others = made.pop(ANY_KEY, False)
        schema: Schema = {"type": "object", "properties": made, "additionalProperties": others}
        return {**schema, "required": self.required} if self.required else schema

    def made(self, name: str, one: Schema | Recorder) -> Schema:
        if not isinstance(one, Recorder):
            return finished(one)
        return one.schema() if name in self.required else {**one.schema(), "type": ["object", "null"]}

    def put(self, key: str, schema: Schema | Recorder, required: bool = False) -> None:
        self.found[key] = schema
        if required and key != ANY_KEY and key not in self.required:
            self.required.append(key)

    def plain(self, key: str, required: bool, **schema: object) -> None:
        self.put(key, schema if required else {"anyOf": [schema, {"type": "null"}]}, required)

    # ---- what reading functions ask for

    def text(self, key: str, required: bool = True, choices: Iterable[str] = ()) -> str:
        names = list(choices)
        self.plain(key, required, **({"enum": names} if names else {"type": ["string", "number", "boolean"]}))
        return names[0] if names else ""

    def identifier(self, key: str) -> str:
        self.plain(key, True, type="string", pattern=ID.pattern)
        return ""

    def date(self, key: str) -> None:
        self.plain(key, False, anyOf=[{"type": "string", "pattern": DATE.pattern}, {"type": "integer"}])

    def address(self, key: str, may_be_letter: bool = False) -> str:
        pattern = "|".join(one.pattern for one in ((ADDRESS, LETTER) if may_be_letter else (ADDRESS,)))
        self.plain(key, False, type="string", pattern=f"^({pattern})$")
        return ""

    @overload
    def number(self, key: str, required: Literal[False] = False) -> Decimal | None: ...

    @overload
    def number(self, key: str, required: Literal[True]) -> Decimal: ...

    def number(self, key: str, required: bool = False) -> Decimal | None:
        self.plain(key, required, anyOf=[{"type": "number"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}])
        return Decimal(0) if required else None

    def flag(self, key: str) -> bool:
        self.plain(key, False, enum=[True, False, "true", "false"])
        return False

    def texts(self, key: str) -> tuple[str, ...]:
        self.plain(key, False, type="array", items={"type": ["string", "number"]})
        return ()

    def bilingual(self, key: str, required: bool = True) -> Bilingual:
        self.plain(key, required, **BILINGUAL)
        return alike("")

    def in_each(self) -> Bilingual:
        return in_each(self.text)

    def mapping(self, key: str, required: bool = False) -> Recorder:
        inner = Recorder(f"{self.pointer}/{'additionalProperties' if key == ANY_KEY else f'properties/{key}'}", key)
        self.put(key, inner, required)
        return inner

    def entries(self) -> Iterator[tuple[str, Recorder]]:
        yield ANY_KEY, self.mapping(ANY_KEY)

    def items(self, key: str, required: bool = False) -> Iterator[Recorder]:
        """A list inside a list of the same name holds the same again: parts of parts."""
        if key == self.key:
            self.put(key, {"type": "array", "items": {"$ref": self.pointer}}, required)
            return
        inner = Recorder(f"{self.pointer}/properties/{key}/items", key)
        self.put(key, {"type": "array" if required else ["array", "null"], "items": inner}, required)
        yield inner

    def whole(self, read: Callable[[Recorder], T]) -> T:
        return read(self)

    def wrong(self, _key: str, _kind: str, /, **_values: object) -> None:
        """Nothing is wrong with what isn't there."""

    def spot(self, key: str | None = None) -> Spot:
        return Spot("", None, key)


def finished(schema: Schema) -> Schema:
    items = schema.get("items")
    return {**schema, "items": items.schema()} if isinstance(items, Recorder) else schema

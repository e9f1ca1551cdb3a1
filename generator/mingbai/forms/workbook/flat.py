"""report.yml as rows of a sheet: where, Chinese, English, other value."""
from __future__ import annotations

from mingbai.load.yamlfile import YamlTree
from mingbai.text.language import LANGUAGES

FlatRow = tuple[str, ...]                 # where, a text in each language, other value
STEP = " / "
ITEM = "#"
NO_TEXTS = ("",) * len(LANGUAGES)


def flattened(value: object, path: str = "") -> list[FlatRow]:
    """A text in both languages is one row; `#2` is the second of a list."""
    if isinstance(value, dict):
        rows: list[FlatRow] = [(path, *(str(value.get(lang, "")) for lang in LANGUAGES), "")] if is_bilingual(value) else []
        return rows + [row for key, item in value.items() if not (is_bilingual(value) and key in (*LANGUAGES, "untranslated"))
                       for row in flattened(item, joined_path(path, str(key)))]
    if isinstance(value, list):
        return [row for number, item in enumerate(value, 1) for row in flattened(item, joined_path(path, f"{ITEM}{number}"))]
    return [(path, *NO_TEXTS, str(value))]


def is_bilingual(value: YamlTree) -> bool:
    return any(lang in value for lang in LANGUAGES)


def joined_path(path: str, step: str) -> str:
    return f"{path}{STEP}{step}" if path else step


def nested(rows: list[FlatRow]) -> YamlTree:
    """Rows back to report.yml; lists in the order of their numbers."""
    tree: YamlTree = {}
    for path, *texts, value in rows:
        if not (path and (any(texts) or value)):
            continue
        node = tree
        steps = path.split(STEP)
        for step in steps[:-1]:
            node = node.setdefault(step, {})
        last = steps[-1]
        if any(texts):
            node.setdefault(last, {}).update(bilingual_value(texts))
        else:
            node[last] = value
    return {key: as_list(item) for key, item in tree.items()}


def bilingual_value(texts: list[str]) -> dict[str, str]:
    said = {lang: text for lang, text in zip(LANGUAGES, texts, strict=True) if text}
    return said if len(said) == len(LANGUAGES) else {**said, "untranslated": "true"}


def as_list(node: object) -> object:
    if not isinstance(node, dict):
        return node
    if node and all(key.startswith(ITEM) and key[1:].isdigit() for key in node):
        return [as_list(node[key]) for key in sorted(node, key=lambda key: int(key[1:]))]
    return {key: as_list(item) for key, item in node.items()}

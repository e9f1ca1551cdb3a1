"""report.yml as rows of a sheet: where, Chinese, English, other value."""
from __future__ import annotations

from typing import Any

Row = tuple[str, str, str, str]
STEP = " / "
ITEM = "#"


def flattened(value: Any, path: str = "") -> list[Row]:
    """A text in both languages is one row; `#2` is the second of a list."""
    if isinstance(value, dict):
        rows = [(path, str(value.get("zh", "")), str(value.get("en", "")), "")] if is_bilingual(value) else []
        return rows + [row for key, item in value.items() if not (is_bilingual(value) and key in ("zh", "en", "untranslated"))
                       for row in flattened(item, joined_path(path, str(key)))]
    if isinstance(value, list):
        return [row for number, item in enumerate(value, 1) for row in flattened(item, joined_path(path, f"{ITEM}{number}"))]
    return [(path, "", "", str(value))]


def is_bilingual(value: dict[str, Any]) -> bool:
    return "zh" in value or "en" in value


def joined_path(path: str, step: str) -> str:
    return f"{path}{STEP}{step}" if path else step


def nested(rows: list[Row]) -> dict[str, Any]:
    """Rows back to report.yml; lists in the order of their numbers."""
    tree: dict[str, Any] = {}
    for path, zh, en, value in rows:
        if not (path and (zh or en or value)):
            continue
        node = tree
        steps = path.split(STEP)
        for step in steps[:-1]:
            node = node.setdefault(step, {})
        last = steps[-1]
        if zh or en:
            node.setdefault(last, {}).update(bilingual_value(zh, en))
        else:
            node[last] = value
    return as_list(tree)


def bilingual_value(zh: str, en: str) -> dict[str, str]:
    said = {lang: text for lang, text in (("zh", zh), ("en", en)) if text}
    return said if len(said) == 2 else {**said, "untranslated": "true"}


def as_list(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(key.startswith(ITEM) and key[1:].isdigit() for key in node):
        return [as_list(node[key]) for key in sorted(node, key=lambda key: int(key[1:]))]
    return {key: as_list(item) for key, item in node.items()}

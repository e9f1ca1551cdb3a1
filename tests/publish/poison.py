"""A content folder with hostile text in every field that takes text."""
from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

PAYLOADS = tuple((Path(__file__).parent / "cases" / "payloads.txt").read_text("utf-8").splitlines())
Poison = Callable[[str], str]             # what stood in the field → what stands there now
# Files whose texts are names that others refer to, or that are read as units.
LEFT_ALONE = ("units.yml",)


def several_at_once(first: int, each: int = 12) -> Poison:
    """What stood there, then several payloads, others in each field."""
    numbers = count(first)
    return lambda old: " ".join([old, *(PAYLOADS[next(numbers) % len(PAYLOADS)] for _ in range(each))])


def one_after_the_other(first: int) -> Poison:
    """Each field takes another payload, which stands at its start."""
    numbers = count(first)
    return lambda old: PAYLOADS[next(numbers) % len(PAYLOADS)]


def poison(content: Path, change: Poison) -> int:
    """How many fields were changed."""
    changed = 0

    def counted(old: str) -> str:
        nonlocal changed
        changed += 1
        return change(old)

    for path in sorted(content.rglob("*")):
        if path.is_file() and path.name not in LEFT_ALONE:
            {".yml": poison_yaml, ".csv": poison_csv, ".md": poison_text}.get(path.suffix, lambda *_: None)(path, counted)
    return changed


# ---- YAML: every text that is said in a language

def poison_yaml(path: Path, change: Poison) -> None:
    data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    path.write_text(yaml.safe_dump(walked(data, change), allow_unicode=True, sort_keys=False, width=100_000), "utf-8")


def walked(value: Any, change: Poison, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: walked(item, change, name) for name, item in value.items()}
    if isinstance(value, list):
        return [walked(item, change, key) for item in value]
    if value == "null":
        return None
    return change(value) if key in ("zh", "en", "number", "icp_filing", "police_filing") and value else value


# ---- CSV: labels, notes, reasons, results in words

def poison_csv(path: Path, change: Poison) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))
    if not rows:
        return
    for row in rows:
        row.update(changed_cells(row, change))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def changed_cells(row: dict[str, str], change: Poison) -> Iterator[tuple[str, str]]:
    pairs = {name.removesuffix("_zh") for name in row if name.endswith("_zh")}
    for stem in pairs & {name.removesuffix("_en") for name in row if name.endswith("_en")}:
        yield f"{stem}_zh", change(row[f"{stem}_zh"])
        yield f"{stem}_en", change(row[f"{stem}_en"])
    for name in ("zh", "en"):
        if name in row:
            yield name, change(row[name])
    for name in ("target", "actual"):
        if row.get(f"{name}_en"):
            yield f"{name}_en", change(row[f"{name}_en"])


# ---- Markdown: after every paragraph

def poison_text(path: Path, change: Poison) -> None:
    """Quoted figures are checked by the loader and headings are its own; the rest is free."""
    lines = []
    for line in path.read_text("utf-8").splitlines():
        lines.append(line)
        if line.strip() and not line.startswith("#"):
            free = (one for one in change("").splitlines() if "[[" not in one and not one.startswith("#"))
            lines += ["", *free, ""]
    path.write_text("\n".join(lines) + "\n", "utf-8")

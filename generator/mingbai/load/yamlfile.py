"""YAML with line numbers: plain mappings, lists and texts; no tags, no aliases, no duplicate keys, bounded depth."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Union

import yaml

from mingbai.load.textfile import Folder, read_text
from mingbai.model.problems import Problems, Spot
from mingbai.text.value import not_none
from mingbai.text.words import LOADER

DEEPEST = 30
NULLS = {"", "~", "null", "Null", "NULL"}
PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "value",
                                                       "seq", "map")}


YamlTree = dict[str, Any]                     # Any: a file as it is written: texts in lists in mappings
PlainYaml = Union[str, None, "Mapping", "Sequence"]


class Mapping(dict[str, PlainYaml]):
    """A mapping that knows the line of each of its keys."""
    line: int = 1
    lines: dict[str, int]


class Sequence(list[PlainYaml]):
    """A list that knows the line of each of its items."""
    line: int = 1
    lines: list[int]


class NotPlainYaml(Exception):
    def __init__(self, line: int, kind: str, **values: object) -> None:
        self.line, self.kind, self.values = line, kind, values


def read_yaml(folder: Folder, path: Path, problems: Problems) -> Mapping | None:
    text = read_text(folder, path, problems)
    if text is None:
        return None
    name = folder.name(path)
    try:
        refuse_aliases(text)
        node = yaml.compose(text, LOADER)
        value = build(node, 0) if node else Mapping()
    except NotPlainYaml as error:
        problems.add(Spot(name, error.line), error.kind, **error.values)
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problems.add(Spot(name, mark.line + 1 if mark else None), "bad-yaml", error=getattr(error, "problem", error))
        return None
    if not isinstance(value, Mapping):
        problems.add(Spot(name, 1), "not-a-mapping", found=type(value).__name__)
        return None
    return value


def refuse_aliases(text: str) -> None:
    if "&" not in text and "*" not in text:
        return
    for event in yaml.parse(text, LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise NotPlainYaml(line_of(event), "yaml-alias")


def line_of(node: yaml.Node | yaml.Event) -> int:
    line: int = not_none(node.start_mark).line
    return line + 1


def build(node: yaml.Node, depth: int) -> PlainYaml:
    line = line_of(node)
    if depth > DEEPEST:
        raise NotPlainYaml(line, "yaml-too-deep", limit=DEEPEST)
    if node.tag and node.tag not in PLAIN_TAGS:
        raise NotPlainYaml(line, "yaml-tag", tag=node.tag)
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return build_list(node, depth)
    assert isinstance(node, yaml.MappingNode), "the only kind left"
    return build_mapping(node, depth)


def build_list(node: yaml.SequenceNode, depth: int) -> Sequence:
    result = Sequence(build(item, depth + 1) for item in node.value)
    result.line, result.lines = line_of(node), [line_of(item) for item in node.value]
    return result


def build_mapping(node: yaml.MappingNode, depth: int) -> Mapping:
    result = Mapping()
    result.line, result.lines = line_of(node), {}
    for key_node, value_node in node.value:
        line, key = line_of(key_node), build(key_node, depth + 1)
        if not isinstance(key, str):
            raise NotPlainYaml(line, "yaml-key", found=key)
        if key in result:
            raise NotPlainYaml(line, "duplicate-key", key=key)
        result[key], result.lines[key] = build(value_node, depth + 1), line
    return result

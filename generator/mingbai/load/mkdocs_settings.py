"""Which settings stand in mkdocs.yml, or in a file that it inherits from, and where: MkDocs itself forgets the lines.

The address of the site may be said here, by `site_url`, or in content/site.yml.
"""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from mingbai.model.problems import Spot

PARENT = "INHERIT"
ADDRESS = "site_url"
PLAIN = "tag:yaml.org,2002:"              # and not, for instance, a variable of the environment


class GivenSettings:
    """A setting is named by its way down: `theme.palette.scheme`, `extra.social[2].link`."""

    def __init__(self, config_file: Path) -> None:
        self.file, self.spots, self.texts = config_file.name, dict[str, Spot](), dict[str, str]()
        self.read(config_file)

    def read(self, file: Path) -> None:
        node = yaml.compose(file.read_text("utf-8-sig"), yaml.SafeLoader)
        for name, line, value in places(node):
            self.spots.setdefault(name, Spot(file.name, line, name))
            if isinstance(value, yaml.ScalarNode) and value.tag.startswith(PLAIN):
                self.texts.setdefault(name, value.value)
        if isinstance(node, yaml.MappingNode):
            for parent in (value.value for key, value in node.value if key.value == PARENT):
                self.read(file.parent / parent)

    def __contains__(self, name: str) -> bool:
        return name in self.spots

    def spot(self, name: str) -> Spot:
        """Of a setting, or of the nearest one above that is given."""
        above = name
        while above and above not in self.spots:
            above = above[:max(above.rfind("."), above.rfind("["), 0)]
        return Spot(self.file, None, name) if not above else Spot(self.spots[above].file, self.spots[above].row, name)


def places(node: yaml.Node | None, above: str = "") -> Iterator[tuple[str, int, yaml.Node]]:
    """Every setting and every item of a list, with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = f"{above}.{key.value}" if above else str(key.value)
            yield name, key.start_mark.line + 1, value
            yield from places(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value, 1):
            yield f"{above}[{number}]", item.start_mark.line + 1, item
            yield from places(item, f"{above}[{number}]")


def site_url_in(config_file: Path) -> str:
    """As address of the site, with a closing slash; nothing where none is given in so many words."""
    return with_slash(GivenSettings(config_file).texts.get(ADDRESS, "")) if config_file.is_file() else ""


def with_slash(address: str) -> str:
    """Other addresses are built on it, so it ends where they start."""
    return f"{address.rstrip('/')}/" if address else ""

"""A page to be rendered: its address below the language, its template, its title and its values."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mingbai.text.value import Value


class Crumb(Value):
    title: str
    href: str


@dataclass(frozen=True)
class PageView:
    lang: str
    address: str                          # "" for the home page, else with a closing slash
    template: str
    title: str
    description: str
    values: Mapping[str, object]
    crumbs: tuple[Crumb, ...] = ()
    here: str = ""                        # what the trail calls this page, when its title is long
    meta: Mapping[str, str] = field(default_factory=dict)   # what a government page carries in its head
    linked_data: str = ""                 # JSON-LD, fit to stand in a page
    share: SharePicture | None = None     # what its picture for other sites says


class SharePicture(Value):
    """Lines that fit their room; `figures` are pairs of a label and its value."""
    site: str
    title: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    region: str

"""The pages of a built site, parsed once."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html


@dataclass(frozen=True)
class BuiltPage:
    site: Path
    path: Path

    @property
    def address(self) -> str:
        """`zh/yueyang/housing/2023/` for a folder's index, else the file's own name."""
        name = self.path.relative_to(self.site).as_posix()
        return name.removesuffix("index.html")

    @cached_property
    def tree(self):
        return html.fromstring(self.path.read_bytes())

    @cached_property
    def ids(self) -> set[str]:
        return set(self.tree.xpath("//@id")) | set(self.tree.xpath("//a/@name"))

    def links(self) -> set[str]:
        return set(self.tree.xpath("//@href | //@src")) - {""}

    def target(self, link: str) -> tuple[Path, str] | None:
        """The file and fragment a link means; None when it leads off the site."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        base = self.site if parts.path.startswith("/") else self.path.parent
        path = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else self.path.resolve()
        return (path / "index.html" if path.is_dir() else path), unquote(parts.fragment)


def pages_of(site: Path) -> list[BuiltPage]:
    return [BuiltPage(site, path) for path in sorted(site.rglob("*.html"))]


def kinds_of(addresses: list[str]) -> dict[str, str]:
    """One address for each kind of page of a language."""
    kinds = {"home": "", "region": "zhanjiang/", "department": "zhanjiang/housing/",
             "report": "yueyang/housing/2023/", "sparse report": "hengshan/housing/2022/",
             "project": "zhanjiang/urban-renewal/2023/special-fund/"}
    tops = {address.split("/")[0] for address in addresses if address.count("/") == 1}
    return kinds | {top: f"{top}/" for top in tops if f"{top}/" not in kinds.values()}

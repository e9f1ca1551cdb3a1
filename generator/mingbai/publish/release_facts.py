"""What the manifest says of a release besides its files: the content it was made from and the programs that made it."""
from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import mingbai
from mingbai.build import vendor
from mingbai.publish.manifest import content_hash, entries_of
from mingbai.render.share import font_name

# Whose versions can change the bytes of a site.
PROGRAMS = ("brotli", "jinja2", "markdown-it-py", "mkdocs", "mkdocs-material", "pagefind", "pillow", "plotly",
            "xlsxwriter")


def release_facts(content: Path) -> dict[str, object]:
    return {
        "generator": {"name": "mingbai", "version": mingbai.__version__},
        "programs": {name: version(name) for name in PROGRAMS},
        "chart_script": vendor.chart_script(),
        "picture_font": font_name(),
        "content_sha256": content_sha256(content)}


def content_sha256(content: Path) -> str:
    """Hidden files and those of a running office program are not read, and do not count."""
    return content_hash({name: entry for name, entry in entries_of(content).items()
                         if not any(part.startswith((".", "~$")) for part in name.split("/"))})

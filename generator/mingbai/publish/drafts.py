"""The site with its drafts, in a folder beside the releases to look at: no release, and nothing serves it."""
from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from mingbai.publish.site import build_site

FOLDER = "draft"


def build_drafts(content: Path, out: Path, lang: str) -> Path:
    """Made aside, then put in the place of the one before."""
    out.mkdir(parents=True, exist_ok=True)
    final = out / FOLDER
    with tempfile.TemporaryDirectory(prefix=".draft-", dir=out) as work:
        made = Path(work) / "site"
        build_site(content, made, lang, drafts=True)
        shutil.rmtree(final, ignore_errors=True)
        made.replace(final)
    return final

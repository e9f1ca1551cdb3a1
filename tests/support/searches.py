"""A search that is cut as that of a large site, over few pages."""
from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from mingbai.search import build as search_build
from mingbai.search import index as search_index
from mingbai.search import parts as search_parts


def put_cut_search(docs: Path, site: Path, one_index: int = 10) -> None:
    """Made from the pages in `docs`, into `site`."""
    plan = site / "kept/version/state.plan"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_build, "cut_into_parts", partial(search_parts.cut_into_parts, one_index=one_index))
        search_build.make(str(search_index.program()), docs, plan)
    search_index.put(plan.parent / search_build.INDEXES, json.loads(plan.read_text("utf-8")), site / search_index.FOLDER)


def same_but_its_search(site: Path, folder: Path) -> Path:
    """The pages of a site, with no search yet."""
    folder.mkdir(parents=True)
    for name in ("zh", "en", "assets"):
        (folder / name).symlink_to(site / name, target_is_directory=True)
    return folder

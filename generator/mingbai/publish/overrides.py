"""What a publisher has put in the place of ours: templates, styles, scripts and pictures of the same names."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mingbai.load.site_folder import CONFIG
from mingbai.render.frame_settings import OWN, own_folder, shipped_assets
from mingbai.work.fingerprint import files_of
from mingbai.work.places import ASSETS, PAGES, TEMPLATES


def overridden(site: Path) -> Iterator[str]:
    """Their paths below the folder of the site; none where there is no site."""
    if not (site / CONFIG).is_file():
        return
    own = own_folder(site / OWN)
    if own:
        yield from (f"{OWN}/{name}" for name in names(own) if (TEMPLATES / name).is_file())
    assets = site / PAGES / ASSETS.name
    if assets.is_dir() and not assets.samefile(ASSETS):
        ours = {path.relative_to(ASSETS).as_posix() for path in shipped_assets()}
        yield from (f"{PAGES}/{ASSETS.name}/{name}" for name in names(assets) if name in ours)


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in files_of(folder)]

"""`python -m mingbai.publish.standalone FOLDER`: the site's pages, styles, templates of its frame and all its settings, for a
renderer that runs no plugin: plain MkDocs, Zensical, or one that is still to come."""
from __future__ import annotations

import shutil
import sys
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mingbai.load.site_folder import CONFIG, config_file
from mingbai.render.frame_settings import BASE, complete, frame_folders, names_of_site, own_folder, put_on_frame
from mingbai.text.language import ORIGINAL
from mingbai.work.places import ASSETS, PAGES

FRAME = "theme"
# Of the theme: a page asks no host but its own; of its two looks Zensical takes the one that our frame is for.
THEME = {"name": BASE, "custom_dir": FRAME, "language": ORIGINAL, "font": False, "variant": "classic"}
NOT_IN_NAV = "/zh/**\n/en/**\n/index.md\n"


def main(folder: Path) -> None:
    config = load_config(str(config_file()))
    ours = config.plugins["mingbai"].config
    put_on_frame(config, own_folder(Path(ours.templates)))
    complete(config, names_of_site(Path(ours.content), config.site_name))
    for source in (ASSETS, Path(config.docs_dir)):
        target = folder / PAGES / (ASSETS.name if source == ASSETS else "")
        shutil.copytree(source, target, dirs_exist_ok=True)
    for source in reversed(frame_folders(config.theme)):
        shutil.copytree(source, folder / FRAME, dirs_exist_ok=True)
    (folder / CONFIG).write_text(yaml.safe_dump(settings(config), allow_unicode=True, sort_keys=False), "utf-8")


def settings(config: MkDocsConfig) -> dict[str, object]:
    """Those of mkdocs.yml, and what it leaves to us."""
    said = config.user_configs[0]
    own = said.get("theme")
    theme = {**(own if isinstance(own, dict) else {}), **THEME}
    return {**said, "docs_dir": PAGES, "theme": theme, "plugins": [], "markdown_extensions": [], "nav": config.nav,
            "not_in_nav": NOT_IN_NAV, "extra_css": [str(one) for one in config.extra_css], "extra": dict(config.extra)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""`mkdocs build --strict` over a copy of the docs folder, which its command line can't name."""
from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mingbai.publish.site import take_sources

Adapt = Callable[[MkDocsConfig], None]


def main(config_file: str, pages: str, folder: str, adapt: Adapt, **settings: Any) -> None:   # Any: settings of MkDocs
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    config = load_config(config_file, site_dir=folder, strict=True, **settings)
    take_sources(Path(config.docs_dir), Path(pages))
    config.docs_dir = pages
    adapt(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def run_mkdocs(arguments: Sequence[str], adapt: Adapt = lambda config: None, **settings: Any) -> int:   # Any: as above
    """MkDocs' own way out: what was wrong, without a traceback. `settings` and `adapt` change what mkdocs.yml says."""
    config_file, pages, folder = arguments
    try:
        main(config_file, pages, folder, adapt, **settings)
    except ClickException as told:
        told.show()
        return told.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(run_mkdocs(sys.argv[1:]))

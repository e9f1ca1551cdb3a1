"""`mkdocs build --strict` over another docs folder, which its command line can't name."""
from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mingbai.work.places import MKDOCS_SETTINGS

Adapt = Callable[[MkDocsConfig], None]


def main(sources: str, folder: str, adapt: Adapt, **settings: Any) -> None:
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    config = load_config(str(MKDOCS_SETTINGS), docs_dir=sources, site_dir=folder, strict=True, **settings)
    adapt(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def run_mkdocs(sources: str, folder: str, adapt: Adapt = lambda config: None, **settings: Any) -> int:
    """MkDocs' own way out: what was wrong, without a traceback. `settings` and `adapt` change what mkdocs.yml says."""
    try:
        main(sources, folder, adapt, **settings)
    except ClickException as told:
        told.show()
        return told.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(run_mkdocs(*sys.argv[1:]))

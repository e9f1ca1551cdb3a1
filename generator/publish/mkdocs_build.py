"""`mkdocs build --strict` over another docs folder, which its command line can't name."""
from __future__ import annotations

import logging
import sys
from pathlib import Path

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config

CONFIG = Path(__file__).resolve().parents[2] / "mkdocs.yml"


def main(sources: str, folder: str) -> None:
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)
    config = load_config(str(CONFIG), docs_dir=sources, site_dir=folder, strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def run(sources: str, folder: str) -> int:
    """MkDocs' own way out: what was wrong, without a traceback."""
    try:
        main(sources, folder)
    except ClickException as told:
        told.show()
        return told.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))

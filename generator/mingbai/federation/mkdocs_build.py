"""MkDocs over the pages of the federated home: finished pages in our frame, with the few places this home has."""
from __future__ import annotations

import os
import sys
from pathlib import Path

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from mingbai.federation.pages import PLACES
from mingbai.publish.mkdocs_build import run_mkdocs
from mingbai.render.frame_settings import add_assets, complete, names_of_site, put_on_frame
from mingbai.render.templates import OWN_TEMPLATES
from mingbai.render.theme_files import leave_out_unnamed
from mingbai.text.language import LANGUAGES
from mingbai.text.words import Words

NAMES = dict(zip(PLACES, ("home", "compare"), strict=True))


class NoOptions(Config):                  # type: ignore[no-untyped-call]  # MkDocs has no type for the making of one
    pass


class FilesOfFrame(BasePlugin[NoOptions]):   # type: ignore[no-untyped-call]  # likewise
    """Takes the place of our plugin: nothing is generated."""

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        add_assets(files, config)
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        leave_out_unnamed(files, env, config)


def adapt(config: MkDocsConfig) -> None:
    config.plugins["mingbai/files-of-frame"] = FilesOfFrame()
    words = {lang: Words("federation", lang) for lang in LANGUAGES}
    config.extra["places"] = [{"path": path, **{lang: say(f"federation.places.{name}") for lang, say in words.items()}}
                              for path, name in NAMES.items()]
    own = os.environ.get(OWN_TEMPLATES)
    put_on_frame(config, Path(own) if own else None)
    complete(config, names_of_site(Path(os.environ["MINGBAI_CONTENT"]), config.site_name))


if __name__ == "__main__":
    sys.exit(run_mkdocs(sys.argv[1:], adapt=adapt, plugins=[]))

"""MkDocs over the pages of the federated home: finished pages, without our hook, with the few places this home has."""
from __future__ import annotations

import sys

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from mingbai.federation.pages import PLACES
from mingbai.publish.mkdocs_build import run_mkdocs
from mingbai.render.theme_files import leave_out_unnamed
from mingbai.text.language import LANGUAGES
from mingbai.text.words import Words

NAMES = dict(zip(PLACES, ("home", "compare"), strict=True))


class NoOptions(Config):
    pass


class ThemeFiles(BasePlugin[NoOptions]):
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        leave_out_unnamed(files, env, config)


def adapt(config: MkDocsConfig) -> None:
    config.plugins["mingbai/theme-files"] = ThemeFiles()
    words = {lang: Words("federation", lang) for lang in LANGUAGES}
    config.extra["places"] = [{"path": path, **{lang: say(f"federation.places.{name}") for lang, say in words.items()}}
                              for path, name in NAMES.items()]


if __name__ == "__main__":
    sys.exit(run_mkdocs(*sys.argv[1:], adapt=adapt, hooks=[]))

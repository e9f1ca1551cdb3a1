"""What mkdocs.yml may say of us, below `plugins: [mingbai: …]`; MkDocs itself refuses what is misspelt or of another kind."""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import Dir, Type

from mingbai.render.frame_settings import own_folder
from mingbai.render.templates import OWN_TEMPLATES

CONTENT, DRAFTS = "MINGBAI_CONTENT", "MINGBAI_DRAFT"


class Options(Config):                    # type: ignore[no-untyped-call]  # MkDocs has no type for the making of one
    """Folders are named from where mkdocs.yml lies."""
    content = Dir(default="content")
    templates = Dir(default="templates")  # of one's own, which stand in the place of ours of the same names
    drafts = Type(bool, default=False)    # reports that nobody has confirmed yet are shown, too


def content_folder(options: Options, environment: Mapping[str, str]) -> Path:
    return Path(environment.get(CONTENT) or options.content)


def environment_of_build(options: Options, environment: Mapping[str, str]) -> dict[str, str]:
    """What the environment says goes before what mkdocs.yml does: who runs a command asks for this build alone."""
    asked = {DRAFTS: "1"} if options.drafts else {}
    return {**asked, **environment, OWN_TEMPLATES: str(own_folder(Path(options.templates)) or "")}

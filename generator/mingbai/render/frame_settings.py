"""What mkdocs.yml need not say: Material under our frame, the words of that frame, its styles, and where pages lie.

What mkdocs.yml does say stays: a publisher's templates come before ours, his styles after ours, his words in place of ours.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme
from mkdocs.utils import get_theme_dir

from mingbai.load.settings import read_settings
from mingbai.load.textfile import Folder
from mingbai.model.problems import ContentError, Problems
from mingbai.render.theme_files import FIRST_PAGE
from mingbai.text.language import LANGUAGES
from mingbai.text.words import catalogue
from mingbai.work.places import ASSETS, TEMPLATES

FrameSettings = Mapping[str, Any]         # Any: settings of MkDocs are of every kind

BASE, NOT_ASKED = "material", "mkdocs"    # the theme below our frame; what MkDocs takes where none is named
OWN = "templates"                         # a publisher's, beside mkdocs.yml
FRAME = "theme"                           # the templates of the frame, below those of pages
STYLES = tuple(f"assets/css/{name}.css" for name in ("tokens", "site", "charts", "checks", "search"))
VENDOR = "vendor"                         # what builds put among the assets


class OtherTheme(ValueError):
    """mkdocs.yml names a theme that our frame can't be put upon."""


def put_on_frame(config: MkDocsConfig, own_templates: Path | None) -> None:
    """First of all: what mkdocs.yml says of the theme is looked at with our frame on it."""
    config.theme = framed(config.theme, own_templates)


def complete(config: MkDocsConfig, names: Mapping[str, str]) -> None:
    """`names`: of the site, by language."""
    config.nav = [FIRST_PAGE] if config.nav is None else config.nav
    config.extra_css = [*STYLES, *(one for one in config.extra_css if one not in STYLES)]
    config.extra.update(merged({"generator": False, "names": dict(names), **catalogue("frame")}, config.extra))


def framed(theme: Theme, own_templates: Path | None) -> Theme:
    if theme.name not in (BASE, NOT_ASKED):
        raise OtherTheme(theme.name)
    found = theme if theme.name == BASE else Theme(BASE, custom_dir=theme.custom_dir)
    ours = [str(folder / FRAME) for folder in (own_templates, TEMPLATES) if folder and (folder / FRAME).is_dir()]
    before = 1 if found.custom_dir else 0
    found.dirs[before:before] = [folder for folder in ours if folder not in found.dirs]
    return found


def frame_folders(theme: Theme) -> list[Path]:
    """All that comes before the templates of Material."""
    return [Path(folder) for folder in theme.dirs[:theme.dirs.index(get_theme_dir(BASE))]]


def own_folder(templates: Path) -> Path | None:
    """A publisher's templates; nothing where there are none, or where they are ours: in a checkout."""
    return templates if templates.is_dir() and not templates.samefile(TEMPLATES) else None


def names_of_site(content: Path, otherwise: str) -> dict[str, str]:
    """By language. Content that can't be read is told when pages are made."""
    try:
        name = read_settings(Folder(content), Problems()).name
    except ContentError:
        return dict.fromkeys(LANGUAGES, otherwise)
    return {lang: name[lang] for lang in LANGUAGES}


def merged(ours: FrameSettings, own: FrameSettings) -> dict[str, Any]:  # Any: as in Settings
    """What is of one's own in place of ours, entry by entry."""
    both = {name: merged(ours[name], own[name]) for name in ours.keys() & own.keys()
            if isinstance(ours[name], Mapping) and isinstance(own[name], Mapping)}
    return {**ours, **own, **both}


def shipped_assets() -> Iterator[Path]:
    return (path for path in sorted(ASSETS.rglob("*")) if path.is_file() and path.relative_to(ASSETS).parts[0] != VENDOR)


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Our styles and scripts, but those that the site has its own of."""
    for name in missing(files):
        files.append(File(name, str(ASSETS.parent), config.site_dir, config.use_directory_urls))


def missing(files: Files) -> Iterable[str]:
    known = files.src_uris
    return [name for path in shipped_assets() if (name := path.relative_to(ASSETS.parent).as_posix()) not in known]

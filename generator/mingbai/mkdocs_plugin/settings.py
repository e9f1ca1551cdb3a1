"""The settings of mkdocs.yml beside those of the content: looked at before anything is generated."""
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mingbai.load.mkdocs_settings import GivenSettings
from mingbai.load.settings import read_settings
from mingbai.load.textfile import Folder
from mingbai.mkdocs_plugin.site_address import differing, given_site_url, tell_mkdocs
from mingbai.mkdocs_plugin.theme_settings import examined
from mingbai.model.problems import ContentError, Problem, Problems
from mingbai.text.language import LANGUAGES


@dataclass(frozen=True)
class SiteSettings:
    site_url: str                         # as mkdocs.yml gives it, or ""
    notices: list[Problem]


def settings_of_site(config: MkDocsConfig, content: Path, region: str, is_preview: bool) -> SiteSettings:
    """Raises ContentError with every problem. MkDocs learns the address that the content gives."""
    given = GivenSettings(Path(config.config_file_path))
    names, address = of_content(content)
    site_url = given_site_url(config, given, is_preview)
    told = examined(config, given, names)
    wrong = [*told.items, *differing(site_url, address, given)]
    if wrong:
        raise ContentError(wrong)
    if not is_preview:
        tell_mkdocs(config, address or site_url, region)
    return SiteSettings(site_url, told.notices)


def of_content(content: Path) -> tuple[tuple[str, ...], str]:
    """Names and address of the site. What is wrong with them is told where the content is read."""
    try:
        settings = read_settings(Folder(content), Problems())
    except ContentError:
        return (), ""
    return tuple(settings.name[lang] for lang in LANGUAGES) if settings.name else (), settings.address

"""Settings that a user of Material knows: what can't be honoured is refused, and what has no effect here is named.

What is honoured is drawn by the frame itself (`templates/theme`), so that plain MkDocs gives the same pages.
`content/README.md` lists what each setting does.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mingbai.load.fields import nearest
from mingbai.load.mkdocs_settings import GivenSettings
from mingbai.model.problems import Problems
from mingbai.text.words import catalogue

# Settings without effect, and the values that ask for nothing else than what is done anyway.
WITHOUT_EFFECT: Mapping[str, Sequence[object]] = {
    "site_description": (), "site_author": (), "edit_uri": (), "edit_uri_template": (),
    "theme.language": ("zh",), "theme.direction": ("ltr",), "theme.font": (False,),
    "extra.analytics": (), "extra.consent": (), "extra.version": (), "extra.homepage": (), "extra.generator": (False,),
    "extra.tags": (), "extra.status": (), "extra.annotate": (), "extra.polyfills": (), "extra.scope": (),
}
FEATURES_HONOURED = ("navigation.top",)
FEATURES_ALWAYS_ON = ("navigation.path", "navigation.tabs", "toc.follow")
FEATURES_WITHOUT_EFFECT = (
    "announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy",
    "content.code.select", "content.footnote.tooltips", "content.lazy", "content.tabs.link", "content.tooltips",
    "header.autohide", "navigation.expand", "navigation.footer", "navigation.indexes", "navigation.instant",
    "navigation.instant.prefetch", "navigation.instant.preview", "navigation.instant.progress", "navigation.prune",
    "navigation.sections", "navigation.tabs.sticky", "navigation.tracking", "search.highlight", "search.share",
    "search.suggest", "toc.integrate")
SCHEMES = ("default", "slate")
COLOURS = ("red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal", "green", "light green",
           "lime", "yellow", "amber", "orange", "deep orange", "brown", "grey", "blue grey", "black", "white", "custom")
VARIABLES = {"primary": "--md-primary-fg-color", "accent": "--md-accent-fg-color"}
ICONS_HONOURED = ("logo", "repo")
DEFAULT_FAVICON = "assets/images/favicon.png"
NEEDED = {"extra.alternate": ("name", "link"), "extra.social": ("icon", "link")}
ELSEWHERE = ("http://", "https://", "//")


def examined(config: MkDocsConfig, given: GivenSettings, names: Sequence[str]) -> Problems:
    """What stops a build and what is only told. `names`: those of the site in the content."""
    return Examination(config, given, names).problems


class Examination:
    def __init__(self, config: MkDocsConfig, given: GivenSettings, names: Sequence[str]) -> None:
        self.config, self.given, self.names, self.problems = config, given, names, Problems()
        self.theme, self.extra = config.theme, config.extra
        self.name_what_has_no_effect()
        self.look_at_palette()
        self.look_at_features()
        self.look_at_pictures()
        self.look_at_icons()
        self.look_at_links()
        self.look_at_files_elsewhere()

    # ---- without effect

    def name_what_has_no_effect(self) -> None:
        for setting, harmless in WITHOUT_EFFECT.items():
            value = self.value(setting)
            if setting in self.given and value not in harmless and value is not None:
                self.without_effect(setting, value)
        if self.names and self.config.site_name not in (*self.names, *self.extra.get("names", {}).values()):
            self.without_effect("site_name", self.config.site_name)
        if {"search", "material/search"} & set(self.config.plugins):
            self.without_effect("plugins", "search", "plugins.search")

    def value(self, setting: str) -> Any:     # Any: a setting of MkDocs, of whatever kind
        above, _, name = setting.rpartition(".")
        return {"": self.config, "theme": self.theme, "extra": self.extra}[above].get(name)

    def without_effect(self, setting: str, value: object, instead: str = "") -> None:
        """Only what is short is quoted."""
        found = setting if isinstance(value, Mapping | list) else value
        self.problems.notice(self.given.spot(setting), "setting-without-effect", found=found,
                             instead=catalogue("settings")["instead"][instead or setting])

    # ---- palette

    def look_at_palette(self) -> None:
        for place, palette in self.palettes():
            scheme = palette.get("scheme", SCHEMES[0])
            if scheme not in SCHEMES:
                self.without_effect(f"{place}.scheme", scheme, "theme.palette.scheme")
            if "toggle" in palette:
                self.without_effect(f"{place}.toggle", palette["toggle"], "theme.palette.toggle")
            for name in VARIABLES.keys() & palette.keys():
                self.look_at_colour(f"{place}.{name}", str(palette[name]), VARIABLES[name])

    def palettes(self) -> Iterator[tuple[str, Mapping[str, object]]]:
        given = self.theme.get("palette")
        if isinstance(given, Mapping):
            yield "theme.palette", given
        elif isinstance(given, list):
            yield from ((f"theme.palette[{number}]", one) for number, one in enumerate(given, 1) if isinstance(one, Mapping))

    def look_at_colour(self, setting: str, colour: str, variable: str) -> None:
        if colour.replace("-", " ") not in COLOURS:
            self.problems.notice(self.given.spot(setting), "setting-unknown-colour", found=colour, known=", ".join(COLOURS),
                                 near=nearest(colour, COLOURS), variable=variable)

    # ---- features

    def look_at_features(self) -> None:
        known = (*FEATURES_HONOURED, *FEATURES_ALWAYS_ON, *FEATURES_WITHOUT_EFFECT)
        asked = [str(one) for one in self.theme.get("features") or ()]
        idle = [one for one in asked if one in FEATURES_WITHOUT_EFFECT]
        if idle:
            self.without_effect("theme.features", ", ".join(idle))
        for number, one in enumerate(asked, 1):
            if one not in known:
                self.problems.notice(self.given.spot(f"theme.features[{number}]"), "setting-unknown-feature", found=one,
                                     near=nearest(one, known), instead=catalogue("settings")["instead"]["theme.features"])

    # ---- pictures and icons

    def look_at_pictures(self) -> None:
        for name in ("logo", "favicon"):
            path = self.theme.get(name)
            if path and f"theme.{name}" in self.given:
                self.look_at_picture(f"theme.{name}", str(path))
        if self.theme.get("favicon") == DEFAULT_FAVICON and Path(self.config.docs_dir, DEFAULT_FAVICON).exists():
            self.problems.notice(self.given.spot("theme.favicon"), "setting-default-favicon", found=DEFAULT_FAVICON)

    def look_at_picture(self, setting: str, path: str) -> None:
        if path.startswith(ELSEWHERE):
            self.problems.add(self.given.spot(setting), "setting-foreign-host", found=path, folder=self.docs)
        elif not any(Path(folder, path.lstrip("/")).is_file() for folder in (self.config.docs_dir, *self.theme.dirs)):
            self.problems.add(self.given.spot(setting), "setting-missing-file", found=path, folder=self.docs)

    @property
    def docs(self) -> str:
        return Path(self.config.docs_dir).name

    def look_at_icons(self) -> None:
        icons = self.theme.get("icon")
        for name, icon in (icons if isinstance(icons, Mapping) else {}).items():
            if name in ICONS_HONOURED:
                self.look_at_icon(f"theme.icon.{name}", icon)
            else:
                self.without_effect(f"theme.icon.{name}", icon, "theme.icon")

    def look_at_icon(self, setting: str, icon: object) -> None:
        folders = [Path(folder, ".icons") for folder in self.theme.dirs]
        if icon and not any((folder / f"{icon}.svg").is_file() for folder in folders):
            beside = {path.relative_to(folder).with_suffix("").as_posix()
                      for folder in folders for path in (folder / str(icon)).parent.glob("*.svg")}
            self.problems.add(self.given.spot(setting), "setting-missing-icon", found=icon, near=nearest(str(icon), beside))

    # ---- links

    def look_at_links(self) -> None:
        for setting, needed in NEEDED.items():
            for number, entry in enumerate(self.value(setting) or (), 1):
                place = f"{setting}[{number}]"
                missing = [name for name in needed if not (isinstance(entry, Mapping) and entry.get(name))]
                if missing:
                    self.problems.add(self.given.spot(place), "setting-incomplete", found=shown(entry),
                                      missing=", ".join(missing), needed=", ".join(needed))
                elif "icon" in needed:
                    self.look_at_icon(f"{place}.icon", entry["icon"])

    def look_at_files_elsewhere(self) -> None:
        for setting in ("extra_css", "extra_javascript"):
            for number, file in enumerate(self.config[setting], 1):
                if str(file).startswith(ELSEWHERE):
                    self.problems.add(self.given.spot(f"{setting}[{number}]"), "setting-foreign-host", found=file,
                                      folder=self.docs)


def shown(entry: object) -> str:
    if not isinstance(entry, Mapping):
        return str(entry)
    return ", ".join(f"{name}: {value}" for name, value in entry.items())

"""Settings that a user of Material knows: shown on the built page, or named with place, what is there instead and a remedy."""
from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from mingbai.bootstrap.tasks import child_environment
from mingbai.load.mkdocs_settings import GivenSettings, site_url_in
from mingbai.mkdocs_plugin.settings import settings_of_site
from mingbai.mkdocs_plugin.theme_settings import COLOURS, FEATURES_HONOURED, FEATURES_WITHOUT_EFFECT, WITHOUT_EFFECT, examined
from mingbai.model.problems import ContentError
from mingbai.render.frame_settings import complete, put_on_frame
from mingbai.render.theme_files import framed_page
from mingbai.text.language import LANGUAGES
from mingbai.text.words import catalogue
from tests.support.builds import ROOT
from tests.support.projects import project_copy
from tests.support.sites import CASES, edit

SETTINGS = yaml.safe_load((CASES / "settings.yml").read_text("utf-8"))
OWN = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
NAMES = ("小站", "Tiny")


def merged(settings: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    inner = {key: merged(settings[key], value) for key, value in more.items()
             if isinstance(value, Mapping) and isinstance(settings.get(key), Mapping)}
    return {**settings, **more, **inner}


def written(folder: Path, add: Mapping[str, Any]) -> Path:
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(merged(OWN, add), allow_unicode=True, sort_keys=False), "utf-8")
    return file


def loaded(folder: Path, add: Mapping[str, Any]) -> tuple[MkDocsConfig, GivenSettings]:
    (folder / "docs").mkdir(exist_ok=True)
    file = written(folder, merged({"site_name": NAMES[0], "docs_dir": "docs", "plugins": []}, add))
    config = load_config(str(file))
    put_on_frame(config, None)
    return config, GivenSettings(file)


@pytest.mark.parametrize("case", SETTINGS, ids=[case["name"] for case in SETTINGS])
def test_what_is_not_honoured_is_named(case: dict, tmp_path: Path) -> None:
    told = examined(*loaded(tmp_path, case["add"]), NAMES)
    (problem,), others = (told.items, told.notices) if case.get("stops") else (told.notices, told.items)
    assert not others and problem.kind == case["kind"]
    line = (tmp_path / "mkdocs.yml").read_text("utf-8").splitlines()[problem.spot.row - 1].strip()
    name = case["place"].rpartition(".")[2]
    assert problem.spot.column == case["place"] and line.startswith("-" if name.endswith("]") else (f"{name}:", f"- {name}:"))
    said = problem.text("zh") + problem.text("en")
    assert all(str(word) in said for word in case.get("says", ())), said


def test_settings_as_they_are_tell_nothing(tmp_path: Path) -> None:
    for add in ({}, {"theme": {"font": False, "features": ["navigation.tabs", "navigation.path", "toc.follow"]}}):
        told = examined(*loaded(tmp_path, add), NAMES)
        assert (told.items, told.notices) == ([], [])


def test_all_is_told_at_once(tmp_path: Path) -> None:
    add = {"theme": {"logo": "no.png", "icon": {"logo": "no/icon"}}, "extra": {"social": [{}]}}
    assert len(examined(*loaded(tmp_path, add), NAMES).items) == 3


def test_an_own_picture_in_the_place_of_the_themes_is_named(tmp_path: Path) -> None:
    picture = tmp_path / "docs/assets/images/favicon.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"")
    (told,) = examined(*loaded(tmp_path, {}), NAMES).notices
    assert told.kind == "setting-default-favicon"


def test_a_setting_of_the_parent_file_is_found_there(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("site_name: x\ntheme:\n  name: material\n  font: {text: Song}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\ntheme:\n  logo: x.png\nextra:\n  key: !ENV HOME\n", "utf-8")
    given = GivenSettings(tmp_path / "mkdocs.yml")
    places = {name: (given.spot(name).file, given.spot(name).row) for name in ("theme.logo", "theme.font.text", "site_name")}
    assert places == {"theme.logo": ("mkdocs.yml", 3), "theme.font.text": ("base.yml", 4), "site_name": ("base.yml", 1)}
    assert "extra.key" in given and "extra.key" not in given.texts and "site_url" not in given


def test_every_setting_without_effect_has_words_and_a_line_in_the_documents() -> None:
    said = catalogue("settings")["instead"]
    assert set(WITHOUT_EFFECT) <= set(said)
    for name in ("README.md", "README.zh.md"):
        text = (ROOT / "content" / name).read_text("utf-8")
        for setting in (*said, *FEATURES_HONOURED, *FEATURES_WITHOUT_EFFECT):
            parts = (setting, setting.rpartition(".")[2], setting.rpartition(".")[0])
            assert any(re.search(rf"`{re.escape(part)}\b", text) for part in parts if part), (name, setting)


# ---- the address

@pytest.mark.parametrize(("site_url", "address", "expected"), [
    ("https://a.example/x", "", "https://a.example/x/"), ("", "https://b.example/", "https://b.example/"),
    ("https://b.example", "https://b.example/", "https://b.example/"), ("", "", ""),
])
def test_the_address_is_said_in_either_place(site_url: str, address: str, expected: str, tmp_path: Path) -> None:
    config, content = of_addresses(site_url, address, tmp_path)
    settings = settings_of_site(config, content, "", is_preview=False)
    assert (config.site_url or "", settings.site_url or address) == (expected, expected)


def test_two_addresses_that_differ_are_refused(tmp_path: Path) -> None:
    config, content = of_addresses("https://a.example/", "https://b.example/", tmp_path)
    with pytest.raises(ContentError) as caught:
        settings_of_site(config, content, "", is_preview=False)
    (problem,) = caught.value.problems
    assert (problem.kind, problem.spot.column) == ("address-differs", "site_url") and problem.spot.row
    for lang in ("zh", "en"):
        assert all(part in problem.text(lang) for part in ("https://a.example/", "https://b.example/", "content/site.yml"))


def test_a_regional_site_and_a_preview_keep_their_own_address(tmp_path: Path) -> None:
    config, content = of_addresses("https://a.example/", "", tmp_path)
    settings_of_site(config, content, "4105", is_preview=False)
    assert config.site_url == "https://a.example/4105/"
    config.site_url = "http://127.0.0.1:8000/"
    assert settings_of_site(config, content, "", is_preview=True).site_url == "https://a.example/"
    assert config.site_url == "http://127.0.0.1:8000/"


def of_addresses(site_url: str, address: str, folder: Path) -> tuple[MkDocsConfig, Path]:
    content = Path(shutil.copytree(CASES / "sites/tiny", folder / "content"))
    edit(content / "site.yml", "https://tiny.example/", address)
    config, _ = loaded(folder, {"site_url": site_url} if site_url else {})
    assert site_url_in(folder / "mkdocs.yml") == (f"{site_url.rstrip('/')}/" if site_url else "")
    return config, content


# ---- what is honoured, on built pages

HONOURED = {
    "copyright": "© 2024 <b>Tiny</b> &amp; others", "repo_url": "https://github.com/tiny/site", "repo_name": "tiny/site",
    "extra_javascript": ["assets/js/own.js"], "site_url": "https://tiny.example/",
    "theme": {"logo": "assets/images/seal.svg", "favicon": "assets/images/tab.svg", "features": ["navigation.top"],
              "icon": {"repo": "simple/gitee", "logo": "material/bank"},
              "palette": [{"scheme": "slate", "primary": "deep purple", "accent": "lime"},
                          {"scheme": "default", "primary": "teal"}]},
    "extra": {"alternate": [{"name": "中文", "link": "/zh/", "lang": "zh"}, {"name": "English", "link": "./en/", "lang": "en"},
                            {"name": "Монгол", "link": "https://mn.tiny.example/", "lang": "mn"},
                            {"name": "繁體", "link": "/zh-hant/", "lang": "zh-Hant"}],
              "social": [{"icon": "fontawesome/brands/weibo", "link": "https://weibo.com/tiny"},
                         {"icon": "fontawesome/brands/mastodon", "link": "https://social.example/@tiny", "name": "Tiny news"}]},
}
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><path d='M0 0h4v4H0z'/></svg>"
REPORT = "anyang/housing/2023"


def built(folder: Path, add: Mapping[str, Any]) -> Path:
    project = project_copy(folder)
    written(project, add)
    for name, text in {"images/seal.svg": PICTURE, "images/tab.svg": PICTURE, "js/own.js": ""}.items():
        own = project / "site_src/assets" / name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text, "utf-8")
    run(project, "mkdocs", "build", "--strict", "--site-dir", "with-plugin")
    return project


def run(project: Path, *command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=project, env=child_environment(browser=None),
                          stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("honoured") / "project", HONOURED)


@pytest.fixture(scope="module", params=["zh/", "en/", f"zh/{REPORT}/", f"en/{REPORT}/", ""])
def page(request: pytest.FixtureRequest, project: Path) -> html.HtmlElement:
    return html.fromstring((project / "with-plugin" / request.param / "index.html").read_bytes())


def test_logo_and_icon_of_tabs(page: html.HtmlElement, project: Path) -> None:
    (logo,), (icon,) = page.xpath("//a[@class='mb-brand']//img"), page.xpath("//link[@rel='icon']")
    assert logo.get("src").endswith("assets/images/seal.svg") and logo.get("alt") == ""
    assert icon.get("href").endswith("assets/images/tab.svg")
    assert (project / "with-plugin/assets/images/seal.svg").is_file()
    assert not page.xpath("//a[@class='mb-brand']//svg")           # a picture goes before an icon, as in Material


def test_palette(page: html.HtmlElement, project: Path) -> None:
    assert page.get("data-theme") == "dark"                        # the first of the list is what pages begin in
    (body,) = page.xpath("//body")
    assert {name: body.get(f"data-{name}") for name in ("primary", "primary-dark", "accent", "accent-dark")} == {
        "primary": "teal", "primary-dark": "deep-purple", "accent": "lime", "accent-dark": "lime"}
    assert any(link.get("href").endswith("assets/css/palette.css") for link in page.xpath("//link[@rel='stylesheet']"))
    assert (project / "with-plugin/assets/css/palette.css").is_file()


def test_further_languages_and_places(page: html.HtmlElement) -> None:
    languages = {link.text_content(): link.get("href") for link in page.xpath("//header//a[contains(@class, 'mb-language')]")}
    assert languages["Монгол"] == "https://mn.tiny.example/" and languages["繁體"] == "/zh-hant/"
    own = page.xpath("//header//a[contains(@class, 'mb-language')][@hreflang='zh' or @hreflang='en']")
    assert len(own) == (1 if page.xpath("//header//nav") else 2)
    places = {link.get("href"): link for link in page.xpath("//footer//a[contains(@class, 'mb-footer__place')]")}
    assert list(places) == ["https://github.com/tiny/site", "https://weibo.com/tiny", "https://social.example/@tiny"]
    assert [" ".join(place.text_content().split()) for place in places.values()] == ["tiny/site", "weibo.com/tiny", "Tiny news"]
    assert places["https://social.example/@tiny"].get("rel") == "noopener me"
    assert all(place.xpath("./span[@aria-hidden]/svg") for place in places.values())


def test_copyright_way_to_the_top_and_scripts(page: html.HtmlElement) -> None:
    (said,) = page.xpath("//footer//p[b]")
    assert said.text_content() == "© 2024 Tiny & others"
    assert len(page.xpath("//main//a[@href='#'][starts-with(., '↑')]")) == 1
    assert page.xpath("//script[contains(@src, 'assets/js/own.js')]")


def test_plain_mkdocs_honours_the_same(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "plain"
    run(project, "mingbai.publish.standalone", str(copy))
    run(copy, "mkdocs", "build", "--site-dir", "plain")
    pages = [path.relative_to(project / "with-plugin") for path in (project / "with-plugin").rglob("*.html")]
    assert [path for path in pages if (copy / "plain" / path).read_bytes() != (project / "with-plugin" / path).read_bytes()] == []


LIGHT, DARK = {"media": "(prefers-color-scheme: light)"}, {"media": "(prefers-color-scheme: dark)", "scheme": "slate"}


@pytest.mark.parametrize(("palette", "begin", "colours"), [
    (None, None, [None, None]), ({"scheme": "slate"}, "dark", [None, None]), ({"scheme": "default"}, "light", [None, None]),
    ({"primary": "red"}, None, ["red", "red"]), ([{"scheme": "default"}, {"scheme": "slate"}], "light", [None, None]),
    ([{**LIGHT, "scheme": "default", "primary": "light blue"}, {**DARK, "primary": "cyan"}], None, ["light-blue", "cyan"]),
    ([{"media": "(prefers-color-scheme)"}, LIGHT, {**DARK, "primary": "cyan"}], None, ["cyan", "cyan"]),
    ({"scheme": "youtube", "primary": "custom"}, None, ["custom", "custom"]),
])
def test_palettes_as_material_declares_them(palette: Any, begin: str | None, colours: list, tmp_path: Path) -> None:
    config, _ = loaded(tmp_path, {"theme": {"palette": palette}} if palette else {})
    complete(config, dict(zip(LANGUAGES, NAMES, strict=True)))
    page = html.fromstring(framed_page(config.theme.get_env(), config))
    (body,) = page.xpath("//body")
    assert (page.get("data-theme"), [body.get("data-primary"), body.get("data-primary-dark")]) == (begin, colours)


@pytest.mark.skipif(not importlib.util.find_spec("zensical"), reason="zensical has no build for this system")
def test_zensical_honours_the_same(project: Path, tmp_path: Path) -> None:
    copy = tmp_path / "zensical"
    run(project, "mingbai.publish.standalone", str(copy))
    run(copy, "zensical", "build")
    ours, theirs = (html.fromstring((folder / f"zh/{REPORT}/index.html").read_bytes())
                    for folder in (project / "with-plugin", copy / "site"))
    for place in ("//a[@class='mb-brand']//img/@src", "//link[@rel='icon']/@href", "//html/@data-theme", "//body/@*",
                  "//header//a/@href", "//footer//a/@href", "//footer//p[b]//text()", "//main//a[@href='#']//text()"):
        assert ours.xpath(place) == theirs.xpath(place), place


def test_a_bundled_icon_stands_where_no_picture_is(tmp_path: Path) -> None:
    project = built(tmp_path / "project", {"theme": {"icon": {"logo": "material/bank"}, "palette": {"primary": "red"},
                                                     "font": {"text": "Roboto"}}})
    page = html.fromstring((project / "with-plugin/zh/index.html").read_bytes())
    assert page.xpath("//a[@class='mb-brand']/span[@class='mb-brand__logo']/svg")
    assert page.get("data-theme") is None and "fonts.g" not in (project / "with-plugin/zh/index.html").read_text("utf-8")
    assert {page.xpath("//body")[0].get(f"data-primary{dress}") for dress in ("", "-dark")} == {"red"}


def test_what_stops_a_build_leaves_the_last_site(project: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "spoilt"))
    written(copy, merged(HONOURED, {"theme": {"logo": "gone.png"}, "site_url": "https://other.example/"}))
    kept = [path for top in ("with-plugin", "site_src") for path in (copy / top).rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in kept}
    with pytest.raises(AssertionError, match=r"(?s)mkdocs\.yml.*site_url.*mkdocs\.yml.*gone\.png|gone\.png.*site_url"):
        run(copy, "mkdocs", "build", "--strict", "--site-dir", "with-plugin")
    assert before == {path: path.read_bytes() for path in before}


# ---- colours can be read

def test_every_colour_can_be_read_on_every_ground() -> None:
    css = (ROOT / "templates/theme/assets/css/palette.css").read_text("utf-8")
    tokens = (ROOT / "site_src/assets/css/tokens.css").read_text("utf-8")
    paper, ground = (re.findall(rf"--mb-{name}: (#\w{{6}});", tokens) for name in ("paper", "ground"))
    for dress, ending, share in ((0, "", 0.10), (1, "-dark", 0.14)):
        for name in COLOURS[:-1]:
            for what in (f"primary{ending}", f"accent{ending}"):
                (colour,) = re.findall(rf'\[data-{what}="{name.replace(" ", "-")}"\] {{ --{what}: (#\w{{6}}); }}', css)
                wash = [share * own + (1 - share) * other for own, other in zip(rgb(colour), rgb(paper[dress]), strict=True)]
                for under in (rgb(paper[dress]), rgb(ground[dress]), wash):
                    assert contrast(rgb(colour), under) >= 4.5, (name, what, dress)


def rgb(colour: str) -> list[float]:
    return [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]


def contrast(one: list[float], other: list[float]) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: list[float]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

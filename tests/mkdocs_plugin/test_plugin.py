"""The plugin in a folder of its own: what mkdocs.yml says of it, and what it adds to mkdocs.yml."""
from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config

from mingbai.bootstrap.tasks import child_environment
from mingbai.mkdocs_plugin.options import content_folder, environment_of_build
from mingbai.mkdocs_plugin.plugin import MingbaiPlugin
from mingbai.render.frame_settings import STYLES, complete, merged, put_on_frame
from mingbai.render.templates import OWN_TEMPLATES
from mingbai.work.places import TEMPLATES
from tests.support.projects import own_template, project_copy


def written(folder: Path, **settings: Any) -> Path:
    file = (folder / "site" if (folder / "site").exists() else project_copy(folder / "site")) / "mkdocs.yml"
    said = {"site_name": "小站", "docs_dir": "site_src", "plugins": ["mingbai"], **settings}
    file.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    return file


def build(file: Path, place: Path) -> subprocess.CompletedProcess[str]:
    """From another folder than that of the site."""
    return subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(file)], cwd=place,
                          env=child_environment(browser=None), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8")


@pytest.mark.slow
def test_a_build_takes_the_folders_of_its_site_wherever_it_is_started(tmp_path: Path) -> None:
    file = written(tmp_path, plugins=[{"mingbai": {"content": "inside/reports", "templates": "own"}}])
    (file.parent / "inside").mkdir()
    shutil.move(file.parent / "content", file.parent / "inside/reports")
    title = own_template(file.parent, "theme/partials/title.html")
    title.write_text("<title>Ours</title>", "utf-8")
    shutil.move(file.parent / "templates", file.parent / "own")
    done = build(file, tmp_path)
    assert done.returncode == 0, done.stdout
    page = (file.parent / "site/en/anyang/housing/2023/index.html").read_text("utf-8")
    assert "<title>Ours</title>" in page and (file.parent / "site/assets/css/site.css").is_file()
    assert not (tmp_path / ".cache").exists()


@pytest.mark.parametrize(("options", "said"), [
    ({"contents": "content"}, "contents"), ({"content": 3}, "content"), ({"drafts": "often"}, "drafts")])
def test_mkdocs_refuses_what_is_misspelt_or_of_another_kind(options: dict[str, Any], said: str, tmp_path: Path) -> None:
    done = build(written(tmp_path, plugins=[{"mingbai": options}]), tmp_path)
    assert done.returncode != 0 and f"'{said}'" in done.stdout


def test_another_theme_is_refused_by_name(tmp_path: Path) -> None:
    done = build(written(tmp_path, theme={"name": "readthedocs"}), tmp_path)
    assert done.returncode != 0 and "readthedocs" in done.stdout and "name: material" in done.stdout


def plugin_of(file: Path) -> MingbaiPlugin:
    found = load_config(str(file)).plugins["mingbai"]
    assert isinstance(found, MingbaiPlugin)
    return found


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    plugin = plugin_of(written(tmp_path, plugins=[{"mingbai": {"drafts": True}}]))
    assert environment_of_build(plugin.config, {})["MINGBAI_DRAFT"] == "1"
    assert environment_of_build(plugin.config, {"MINGBAI_DRAFT": "0"})["MINGBAI_DRAFT"] == "0"
    assert content_folder(plugin.config, {}) == tmp_path / "site/content"
    assert content_folder(plugin.config, {"MINGBAI_CONTENT": "/else"}) == Path("/else")


def test_of_two_sites_in_one_process_each_has_its_own(tmp_path: Path) -> None:
    """MkDocs keeps the plugin from the first."""
    demands = [plugin_of(written(tmp_path / name)).demand for name in ("one", "other", "one")]
    assert [demand.content for demand in demands] == [tmp_path / name / "site/content" for name in ("one", "other", "one")]
    assert demands[0] is demands[2]


def test_a_date_that_we_tell_mkdocs_is_not_taken_for_one_that_was_asked_for(tmp_path: Path, monkeypatch) -> None:
    plugin = plugin_of(written(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "7")
    assert plugin.environment["SOURCE_DATE_EPOCH"] == "7"
    monkeypatch.setattr(plugin, "date", "7")
    assert "SOURCE_DATE_EPOCH" not in plugin.environment


def test_templates_of_a_checkout_are_not_ones_own(tmp_path: Path) -> None:
    file = written(tmp_path)
    (file.parent / "templates").symlink_to(TEMPLATES, target_is_directory=True)
    assert environment_of_build(plugin_of(file).config, {})[OWN_TEMPLATES] == ""


def test_what_mkdocs_yml_says_stays(tmp_path: Path) -> None:
    (tmp_path / "frame").mkdir()
    config = load_config(str(written(tmp_path, extra={"words": {"nav": {"en": "Menu"}}}, extra_css=["assets/css/own.css"],
                                     theme={"name": "material", "custom_dir": str(tmp_path / "frame")})))
    put_on_frame(config, None)
    complete(config, {"zh": "小站", "en": "Tiny"})
    assert config.extra["words"]["nav"] == {"zh": "主导航", "en": "Menu"} and config.extra["names"]["en"] == "Tiny"
    assert [str(one) for one in config.extra_css] == [*STYLES, "assets/css/own.css"]
    assert config.theme.dirs[:2] == [str(tmp_path / "frame"), str(TEMPLATES / "theme")]


def test_what_is_of_ones_own_takes_the_place_of_ours_entry_by_entry() -> None:
    assert merged({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"c": 4}, "d": {"e": 5}}) == {"a": {"b": 1, "c": 4}, "d": {"e": 5}}

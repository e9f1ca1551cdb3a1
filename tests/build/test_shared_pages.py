"""Pages about many reports: made from briefs and summaries they say what they would say of whole reports, and a region's
are made again only for what concerns it."""
from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from mingbai.build import run as build_run
from mingbai.build import whole_site
from mingbai.checks.engine import check_site
from mingbai.load.site import read_site
from mingbai.model.problems import ContentError
from mingbai.render.page import files_of
from mingbai.render.templates import environment
from mingbai.say.say import Say
from mingbai.search import index as search_index
from mingbai.text.language import LANGUAGES
from mingbai.views import key_figures, region_years
from mingbai.views.completeness_page import by_region
from mingbai.views.site_meta import site_meta
from mingbai.work.workers import can_fork, usable_cores
from tests.build.test_incremental import Place, files_in
from tests.support.reports import CONTENTS, views
from tests.support.reports import LANGUAGES as BOTH
from tests.support.sites import edit, tiny_copy

REGIONS = ("anyang", "kaifeng")


def of_whole_reports(content: Path) -> dict[str, bytes]:
    site, _ = read_site(content)
    frames = {lang: {**site_meta(site.settings, lang), "search": search_index.program() is not None} for lang in LANGUAGES}
    return {name: data for page in views(site, check_site(site))
            for name, data in files_of(page, environment(), frames[page.lang]).items()}


@pytest.mark.parametrize("most", [1, 100], ids=["cut", "whole"])
@pytest.mark.parametrize("name", sorted(CONTENTS))
def test_briefs_say_what_whole_reports_say(name: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many(most, monkeypatch)
    build_run.generate(CONTENTS[name], tmp_path / "site_src", {})
    made, wanted = files_in(tmp_path / "site_src"), of_whole_reports(CONTENTS[name])
    assert [path for path, data in wanted.items() if made[path] != data] == []


def many(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (region_years, key_figures):
        monkeypatch.setattr(module, "MANY", most)


# ---- regions

@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Two regions, each with one department of two reports."""
    tiny_copy(tmp_path)
    found = Place(tmp_path)
    other = found.content / "departments/kaifeng"
    shutil.copytree(found.content / "departments/anyang", other)
    edit(other / "region.yml", "410522", "410200")
    found.run()
    return found


def record(place: Place, region: str) -> bytes:
    return (place.target.parent / f".cache/mingbai-site_src/{region}/_lists.record").read_bytes()


def add_year(place: Place, region: str) -> None:
    folder = place.content / "departments" / region / "housing"
    shutil.copytree(folder / "2023", folder / "2022")


def test_an_edit_makes_the_lists_of_its_region_only(place: Place) -> None:
    before = {region: record(place, region) for region in REGIONS}
    edit(place.content / "departments/anyang/housing/2023/results.csv", "1.26万平方米", "1.27万平方米")
    place.run()
    assert [region for region in REGIONS if record(place, region) != before[region]] == ["anyang"]
    assert place.files() == place.from_nothing()


def test_what_is_said_of_many_may_wait(place: Place) -> None:
    before = place.files()
    edit(place.content / "departments/anyang/housing/2023/results.csv", "1.26万平方米", "1.27万平方米")
    made = build_run.generate(place.content, place.target, {}, frozenset({"anyang/housing/2023"}))
    after = place.files()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert "zh/anyang/housing/2023/index.md" in changed == set(made.changed)
    assert not [name for name in changed if "anyang/housing" not in name]
    place.run()
    assert place.files() == place.from_nothing()


def test_one_report_more_may_cut_the_lists_of_all_regions(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    many(4, monkeypatch)
    place.run()
    assert not (place.target / "zh/compare/kaifeng").exists()
    add_year(place, "anyang")
    place.run()
    assert (place.target / "zh/compare/kaifeng/2023/index.md").exists()
    assert place.files() == place.from_nothing()
    shutil.rmtree(place.content / "departments/anyang/housing/2022")
    place.run()
    assert not (place.target / "zh/compare/kaifeng").exists()
    assert place.files() == place.from_nothing()


@pytest.mark.parametrize("most", [1, 100], ids=["cut", "whole"])
def test_what_is_wrong_between_reports_is_told_beside_what_is_wrong_in_one(most: int, place: Place,
                                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    many(most, monkeypatch)
    (place.content / "redirects.csv").write_text("from,to\nold,anyang/nobody\n", "utf-8")
    edit(place.content / "departments/kaifeng/housing/2023/results.csv", "1.26万平方米", "1.2.6万平方米")
    before = place.files()
    with pytest.raises(ContentError) as told:
        place.run()
    assert {one.spot.file for one in told.value.problems} == {
        "redirects.csv", "departments/kaifeng/housing/2023/results.csv"}
    assert place.files() == before


@pytest.mark.skipif(not can_fork() or usable_cores() < 2, reason="pieces are done in the process that asks for them")
def test_where_reports_are_many_who_builds_holds_none_of_them(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    many(1, monkeypatch)
    usual, holding = whole_site.combine_records, place.target.parent / "holding"

    def watched(*given):
        holding.write_text(str(os.getpid()), "utf-8")
        return usual(*given)
    monkeypatch.setattr(whole_site, "combine_records", watched)
    add_year(place, "anyang")
    place.run()
    assert holding.read_text("utf-8") != str(os.getpid())


def test_a_region_that_is_gone_leaves_nothing(place: Place) -> None:
    shutil.rmtree(place.content / "departments/kaifeng")
    place.run()
    assert not (place.target / "zh/kaifeng").exists()
    assert place.files() == place.from_nothing()


@pytest.mark.parametrize("lang", BOTH)
def test_of_many_departments_the_matrix_counts_by_region(lang: str) -> None:
    site, _ = read_site(CONTENTS["real"])
    table = by_region(site, Say(lang, "completeness/"))
    found = {row[0].text: [cell.text for cell in row[1:]] for row in table.rows}
    years = [int(column.title) for column in table.columns[1:]]
    for region in site.regions:
        of_region = [one for one in site.departments if one.region.id == region.id]
        for year, said in zip(years, found[region.name[lang]], strict=True):
            count = sum(any(r.kind == "whole" and r.year == year for r in site.reports_of(one)) for one in of_region)
            assert said.replace(" of ", "/") == f"{count}/{len(of_region)}"

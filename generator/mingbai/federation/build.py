"""The federated home as a release: its own pages, and a link for each regional site to what that site serves."""
from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mingbai.federation.pages import pages, root_page
from mingbai.federation.regional import RegionalSite, read_all
from mingbai.load.mkdocs_settings import site_url_in
from mingbai.load.site import read_site
from mingbai.load.site_folder import config_file
from mingbai.model.report import Settings, Site
from mingbai.publish.compress import compress
from mingbai.publish.gate.gate import authors_of, refuse_forbidden
from mingbai.publish.integrity import add_integrity
from mingbai.publish.log import Log
from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.publish.release import Plan, Released, release
from mingbai.publish.release_facts import release_facts
from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.server.files import ServedPlace, write_server_files
from mingbai.publish.site import start_mkdocs
from mingbai.publish.switch import IS_WINDOWS, junction
from mingbai.render.frame_settings import OWN, own_folder
from mingbai.render.page import page_path, render_page
from mingbai.render.templates import OWN_TEMPLATES, environment
from mingbai.search import index as search_index
from mingbai.views.site_meta import site_meta
from mingbai.work.places import PAGES

NO_REPORT = "-"                           # no id is so
SAID = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "0"}


@dataclass(frozen=True)
class FederateOrder:
    """`regional`: the folders that regional sites were released into."""
    content: Path
    out: Path
    regional: Sequence[Path]
    keep: int


def federate(order: FederateOrder, log: Log) -> Released:
    site, _ = read_site(order.content, NO_REPORT, drafts=False, region="", address=site_url_in(config_file()))
    regional = sorted(read_all(order.regional), key=lambda one: one.code)
    refuse_twins(regional)
    regions = {one.code: one.served for one in regional}
    return release(order.out, Plan(
        lambda folder: fill_home(site, regional, folder, order.content, log),
        {**release_facts(order.content), "regions": sorted(regions)},
        order.keep, seal=lambda folder: link_regions(folder, regions), ready=lambda layout: configure(layout, regions)))


def refuse_twins(regional: Sequence[RegionalSite]) -> None:
    codes = [one.code for one in regional]
    twins = sorted({code for code in codes if codes.count(code) > 1})
    if twins:
        raise ReleaseRefusal([Stop(code, "region-twice") for code in twins])


def fill_home(site: Site, regional: Sequence[RegionalSite], folder: Path, content: Path, log: Log) -> None:
    log.say("step.build")
    with tempfile.TemporaryDirectory(prefix="mingbai-") as work:
        sources = Path(work) / PAGES
        for name, text in rendered_pages(site, regional).items():
            (sources / name).parent.mkdir(parents=True, exist_ok=True)
            (sources / name).write_text(text, "utf-8")
        start_mkdocs("mingbai.federation.mkdocs_build", Path(work), folder,
                   {**os.environ, **SAID, "MINGBAI_CONTENT": str(content.resolve()), OWN_TEMPLATES: own_templates()})
        if search_index.program():
            search_index.Index(sources, Path(work) / "search", "home").put(folder)
    log.say("step.gate")
    refuse_forbidden(folder, content, authors_of(site.settings.publisher))
    log.say("step.compress")
    add_integrity(folder)
    compress(folder)


def rendered_pages(site: Site, regional: Sequence[RegionalSite]) -> dict[str, str]:
    env = environment(own_templates())
    found = {page_path(page): render_page(page, env, frame(site.settings, page.lang, regional))
             for page in pages(site, regional)}
    return {**found, "index.md": render_page(root_page(site), env, {"without_feeds": True})}


def own_templates() -> str:
    return str(own_folder(config_file().parent / OWN) or "")


def frame(settings: Settings, lang: str, regional: Sequence[RegionalSite]) -> Mapping[str, object]:
    """The search of these pages looks through the indexes of all regional sites."""
    indexes = [f"{one.code}/{search_index.FOLDER}/" for one in regional if (one.served / search_index.FOLDER).is_dir()]
    return {**site_meta(settings, lang), "search": search_index.program() is not None, "indexes": indexes,
            "without_feeds": True}


def link_regions(folder: Path, regions: Mapping[str, Path]) -> None:
    """After the manifest, which lists the home's own files: each regional site has a manifest of its own."""
    for code, served in regions.items():
        if IS_WINDOWS:
            junction(served, folder / code)
        else:
            (folder / code).symlink_to(served, target_is_directory=True)


def configure(layout: ReleaseFolder, regions: Mapping[str, Path]) -> None:
    """One policy for the home and the regional sites below it: visitors see one site."""
    write_server_files(layout, {}, ServedPlace(layout.current.absolute().as_posix()), list(regions.values()))

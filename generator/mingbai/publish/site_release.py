"""A release of the real site: built, read by the gate, compressed."""
from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from mingbai.model.report import Site
from mingbai.publish.changed import refuse_unrecorded
from mingbai.publish.compress import compress
from mingbai.publish.executor import refuse_unfit
from mingbai.publish.findings import Pass, settled
from mingbai.publish.gate.gate import authors_of, refuse_forbidden
from mingbai.publish.integrity import add_integrity
from mingbai.publish.log import Log
from mingbai.publish.release import Plan, Released, release
from mingbai.publish.release_facts import release_facts
from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.server.files import ServedPlace, write_server_files
from mingbai.publish.signing import sign
from mingbai.publish.site import build_site
from mingbai.publish.survey import survey
from mingbai.text.value import replace


@dataclass(frozen=True)
class PublishOrder:
    """What a person asks for when publishing."""
    content: Path
    out: Path
    keep: int
    key: Path | None
    passes: tuple[Pass, ...] = ()         # findings to let pass, and why
    reason: str = ""
    region: str = ""                      # start of the administrative codes of a regional site
    executor: str = ""                    # of the cluster that takes part; this machine alone when left out
    anew: bool = False                    # from nothing: what earlier releases have left is not used


def publish(order: PublishOrder, log: Log) -> Released:
    if order.executor:
        refuse_unfit(order.executor)
    surveyed = survey(order.content, order.region)
    allowed = settled(surveyed.open, surveyed.allowed, order.passes, order.reason)
    for one in allowed:
        log.say("step.let-pass", **one)
    said = {**release_facts(order.content), **({"region": order.region} if order.region else {}), "let_pass": allowed}
    plan = Plan(lambda folder: fill_release(order, surveyed.site, folder, log), said, order.keep,
                ready=lambda layout: write_configuration(surveyed.site, layout))
    return release(order.out, replace(plan, seal=lambda folder: sign(folder, order.key)) if order.key else plan)


def write_configuration(site: Site, layout: ReleaseFolder, host: str = "_", port: int = 80) -> None:
    """Before the switch: a server that reads it early serves the old pages as well."""
    write_server_files(layout, moved(site), ServedPlace(layout.current.absolute().as_posix(), host, port))


def fill_release(order: PublishOrder, site: Site, folder: Path, log: Log) -> None:
    layout = ReleaseFolder(order.out)
    if order.anew:
        shutil.rmtree(layout.kept, ignore_errors=True)
    log.say("step.build")
    build_site(order.content, folder, log.lang, order.region, order.executor, kept=layout.kept / "build")
    log.say("step.compare")
    refuse_unrecorded(layout.current, folder, moved(site))
    log.say("step.gate")
    refuse_forbidden(folder, order.content, authors_of(site.settings.publisher), layout.kept / "gate")
    log.say("step.compress")
    add_integrity(folder)
    compress(folder, None if order.anew else layout.current)


def moved(site: Site) -> dict[str, str]:
    return {one.old.rstrip("/"): one.new.rstrip("/") for one in site.redirects}

"""`mingbai federate`: one home over regional sites that are released already."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, add_log, logged
from mingbai.federation.build import FederateOrder, federate
from mingbai.publish.log import Log
from mingbai.publish.release import KEEP

HELP = "one home, comparison and search over regional sites · 汇总各地网站"


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="the home; DIR/current is what a server serves")
    command.add_argument("--keep", type=int, default=KEEP, metavar="N", help=f"releases to keep, {KEEP} when left out")
    command.add_argument("regional", type=Path, nargs="+", metavar="REGIONAL-DIR", help="made with mingbai build --region")
    add_log(command)


@logged
def run(options: argparse.Namespace, log: Log) -> int:
    done = federate(FederateOrder(options.content, options.out, options.regional, max(1, options.keep)), log)
    log.say("done.released" if done.is_new else "done.unchanged", name=done.name, files=done.files)
    return FINE

"""`mingbai federate`: one home over regional sites that are released already."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.federation.build import Order, federate
from mingbai.publish.log import Log
from mingbai.publish.release import KEEP


def add_federate(commands: argparse._SubParsersAction) -> argparse.ArgumentParser:
    command = commands.add_parser("federate", help="one home, comparison and search over regional sites · 汇总各地网站")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="the home; DIR/current is what a server serves")
    command.add_argument("--keep", type=int, default=KEEP, metavar="N", help=f"releases to keep, {KEEP} when left out")
    command.add_argument("regional", type=Path, nargs="+", metavar="REGIONAL-DIR", help="made with mingbai build --region")
    return command


def run_federate(options: argparse.Namespace, log: Log) -> int:
    done = federate(Order(options.content, options.out, options.regional, max(1, options.keep)), log)
    log.say("done.released" if done.is_new else "done.unchanged", name=done.name, files=done.files)
    return 0

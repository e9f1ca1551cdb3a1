"""`mingbai rollback`: an earlier release is served again."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, add_log, logged
from mingbai.publish.log import Log
from mingbai.publish.release import rollback

HELP = "serve an earlier release again · 退回旧版本"


def add_arguments(back: argparse.ArgumentParser) -> None:
    back.add_argument("--out", type=Path, required=True, metavar="DIR")
    back.add_argument("release", nargs="?", default="", help="the one before the served one when left out")
    add_log(back)


@logged
def run(options: argparse.Namespace, log: Log) -> int:
    log.say("done.rolled-back", name=rollback(options.out, options.release))
    return FINE

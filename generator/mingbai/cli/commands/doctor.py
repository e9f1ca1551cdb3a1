"""`mingbai doctor`: what this machine has and lacks for building and publishing."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, MACHINE, add_log, logged
from mingbai.publish.doctor import LACKING, examine
from mingbai.publish.log import Log

HELP = "what this machine has and lacks · 检查运行环境"


def add_arguments(doctor: argparse.ArgumentParser) -> None:
    doctor.add_argument("--out", type=Path, metavar="DIR", help="the folder that would be published into")
    add_log(doctor)


@logged
def run(options: argparse.Namespace, log: Log) -> int:
    found = examine(options.content, options.out)
    for one in found:
        log.say(f"doctor.{one.kind}.{one.state}", detail=one.detail)
    return MACHINE if any(one.state == LACKING for one in found) else FINE

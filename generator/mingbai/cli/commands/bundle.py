"""`mingbai bundle`: the served site as one file that opens from disk."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, add_log, logged, served
from mingbai.publish.bundle import write_bundle
from mingbai.publish.log import Log

HELP = "the served site as one file that opens from disk · 打包网站供归档"


def add_arguments(bundle: argparse.ArgumentParser) -> None:
    bundle.add_argument("--out", type=Path, required=True, metavar="DIR")
    bundle.add_argument("file", type=Path, metavar="FILE.zip")
    add_log(bundle)


@logged
def run(options: argparse.Namespace, log: Log) -> int:
    log.say("done.bundled", files=write_bundle(served(options.out), options.file), name=options.file.name)
    return FINE

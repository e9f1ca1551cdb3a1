"""`mingbai key`: a pair of keys, for manifests that say who signed them."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, add_log, logged
from mingbai.publish.log import Log
from mingbai.publish.signing import new_key

HELP = "make a key for signing · 新建签名密钥"


def add_arguments(key: argparse.ArgumentParser) -> None:
    key.add_argument("file", type=Path, metavar="FILE", help="where the private key goes; the public one is printed")
    add_log(key)


@logged
def run(options: argparse.Namespace, _log: Log) -> int:
    print(new_key(options.file), end="")
    return FINE

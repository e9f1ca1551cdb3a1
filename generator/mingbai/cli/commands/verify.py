"""`mingbai verify`: whether what lies in a folder, or is served at an address, is what was released."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.releasing import FINE, FOUND, add_log, logged
from mingbai.publish.log import Log
from mingbai.publish.signing import is_signed
from mingbai.publish.verify import Verified, verified_json, verify
from mingbai.text.words import Words

HELP = "does a folder or a site hold what its manifest lists · 核对发布的文件"


def add_arguments(check: argparse.ArgumentParser) -> None:
    check.add_argument("where", metavar="DIR|URL")
    check.add_argument("--key", type=Path, help="public key the signature must be by")
    check.add_argument("--json", action="store_true", help="the result as JSON on standard output")
    add_log(check)


@logged
def run(options: argparse.Namespace, log: Log) -> int:
    result = verify(options.where)
    is_genuine = options.key is None or is_signed(result.manifest, result.signature, options.key)
    print(verified_json(result) if options.json else result_text(result, options.lang))
    if options.key:
        log.say("verify.signed" if is_genuine else "verify.unsigned")
    return FINE if is_genuine and not result.differences else FOUND


def result_text(result: Verified, lang: str) -> str:
    words = Words("publish", lang)
    if not result.differences:
        return words("verify.whole" if result.complete else "verify.as-listed", files=result.files)
    lines = (f"  {words(f'verify.{one.kind}')}  {one.name}" for one in result.differences)
    return "\n".join([words("verify.differs", count=len(result.differences)), *lines])

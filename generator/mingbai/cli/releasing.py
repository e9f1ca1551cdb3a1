"""What commands that release have in common: a log, and what stops them told with what to do."""
from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from mingbai.publish.log import Log
from mingbai.publish.refusal import ReleaseRefusal, Stop
from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.site import BuildFailed
from mingbai.publish.switch import current_name

FINE, FOUND, MACHINE = 0, 1, 3


def add_log(command: argparse.ArgumentParser) -> None:
    command.add_argument("--log", choices=("text", "json"), default="text")


def logged(run: Callable[[argparse.Namespace, Log], int]) -> Callable[[argparse.Namespace], int]:
    """What a person can mend is told; our own bugs keep their traceback."""
    @wraps(run)
    def guarded(options: argparse.Namespace) -> int:
        log = Log(options.lang, options.log)
        try:
            return run(options, log)
        except ReleaseRefusal as refusal:
            log.refused(refusal)
            return refusal.exit_code
        except BuildFailed as failed:
            return failed.code
        except OSError as error:
            of_disk = ReleaseRefusal([Stop(Path(error.filename or "").name or "–", "disk", {"error": error.strerror})], "machine")
            log.refused(of_disk)
            return of_disk.exit_code
    return guarded


def served(out: Path) -> Path:
    name = current_name(ReleaseFolder(out))
    if name is None:
        raise ReleaseRefusal([Stop(str(out), "not-released")], "asked")
    return ReleaseFolder(out).release(name)

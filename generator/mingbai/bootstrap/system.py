"""The machine the set-up runs on, and what may be installed on it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from mingbai.bootstrap.words import SetupError, say


@dataclass(frozen=True)
class Machine:
    platform: str
    is_root: bool
    apt_get: str | None


def this_machine() -> Machine:
    user = getattr(os, "geteuid", None)
    return Machine(sys.platform, user is not None and user() == 0, shutil.which("apt-get"))


def may_install(machine: Machine) -> bool:
    """Debian's packages are installed only for someone who could do so without being asked."""
    return machine.platform.startswith("linux") and machine.is_root and machine.apt_get is not None


def apt_install(machine: Machine, packages: Iterable[str]) -> None:
    names = list(packages)
    named = " ".join(names)
    say("apt", os.environ, packages=named)
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # What goes wrong is printed on standard error.
    apt_get = machine.apt_get or "apt-get"
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *names]):
        done = subprocess.run(
            [apt_get, "-qq", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environ
        )
        if done.returncode:
            raise SetupError("apt_failed", packages=named)

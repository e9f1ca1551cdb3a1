"""Building the real site the way a person does."""

import subprocess
import sys
from pathlib import Path

from mingbai.bootstrap.tasks import child_environment

ROOT = Path(__file__).resolve().parents[2]


def build_site(site_dir, root=ROOT, environment=None):
    """A finished `mkdocs build --strict`, whatever its outcome."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site_dir)]
    return subprocess.run(
        command,
        cwd=root,
        env=environment or child_environment(browser=None),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )

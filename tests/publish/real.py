"""A release of the real site with one word changed: `python -m tests.publish.real FOLDER VERSION`."""
from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from mingbai.cli.main import main

CONTENT = Path(__file__).resolve().parents[2] / "content"


def real_release(root: Path, version: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(shutil.copytree(CONTENT, Path(folder) / "content"))
        settings = content / "site.yml"
        settings.write_text(settings.read_text("utf-8").replace("The Mingbai editors", f"The Mingbai editors {version}"), "utf-8")
        return main(["build", "--content", str(content), "--out", str(root), "--lang", "en"])


if __name__ == "__main__":
    sys.exit(real_release(Path(sys.argv[1]), sys.argv[2]))

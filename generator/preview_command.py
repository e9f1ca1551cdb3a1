"""`mingbai serve`: the preview of MkDocs over the content that was named."""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def add_preview_command(commands: argparse._SubParsersAction) -> None:
    serve = commands.add_parser("serve", help="show the site while it is edited · 边改边预览")
    serve.add_argument("--addr", default="127.0.0.1:8000", help="address and port · 地址和端口")
    serve.add_argument("--open", action="store_true", help="open the browser · 打开浏览器")
    serve.set_defaults(run=run_serve)


def run_serve(options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(ROOT / "mkdocs.yml"),
               "--dev-addr", options.addr, *(["--open"] if options.open else [])]
    environment = {**os.environ, "MINGBAI_CONTENT": str(options.content.resolve()), "MINGBAI_LANG": options.lang,
                   "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(command, env=environment).returncode

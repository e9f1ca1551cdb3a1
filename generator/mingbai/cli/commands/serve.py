"""`mingbai serve`: the preview of MkDocs over the content that was named, opened at the report that is being edited."""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

from mingbai.load.report_folders import asked_for, edited_last, known_reports
from mingbai.load.site import department_of
from mingbai.load.site_folder import config_file
from mingbai.model.problems import ContentError, Problem, Spot

HELP = "show the site while it is edited · 边改边预览"
PAUSE = 0.5                               # seconds between two looks whether the preview answers


def add_arguments(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("path", nargs="?", default="",
                       help="the report to open, by id or folder; the one edited last when left out · 要打开的报告")
    serve.add_argument("--only", default="", metavar="REGION/DEPT",
                       help="this department alone, out of thousands · 只预览一个部门")
    serve.add_argument("--draft", action="store_true", help="drafts, too · 连草稿一起预览")
    serve.add_argument("--addr", default="127.0.0.1:8000", help="address and port · 地址和端口")
    serve.add_argument("--open", action=argparse.BooleanOptionalAction, default=sys.stdout.isatty(),
                       help="open the browser · 打开浏览器")


def run(options: argparse.Namespace) -> int:
    only, report = known_report(options.only, options.content), known_report(options.path, options.content)
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(config_file()),
               "--dev-addr", options.addr]
    environment = {**os.environ, "MINGBAI_CONTENT": str(options.content.resolve()), "MINGBAI_LANG": options.lang,
                   "MINGBAI_ONLY": only, "MINGBAI_DRAFT": "1" if options.draft else os.environ.get("MINGBAI_DRAFT", "0"),
                   "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    ended = threading.Event()
    if options.open:
        page = f"http://{options.addr}/{options.lang}/{address_of(report or edited_last(options.content, only))}"
        threading.Thread(target=open_when_ready, args=(page, ended), daemon=True).start()
    try:
        return subprocess.run(command, env=environment).returncode
    finally:
        ended.set()


def known_report(path: str, content: Path) -> str:
    """An id that has a folder; nothing for nothing."""
    name = asked_for(path, content)
    if name and not (content / "departments" / name).is_dir():
        departments = {department_of(one) for one in known_reports(content)}
        raise ContentError([Problem(Spot(path), "no-report", {"known": ", ".join(sorted(departments))})])
    return name


def address_of(report: str) -> str:
    return f"{report}/" if report else ""


def open_when_ready(page: str, ended: threading.Event) -> None:
    while not ended.wait(PAUSE):
        try:
            urllib.request.urlopen(page, timeout=PAUSE).close()
        except urllib.error.HTTPError:
            pass
        except OSError:
            continue
        webbrowser.open(page)
        return

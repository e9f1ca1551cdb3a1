"""The command line: `mingbai` (module `generator`)."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.load.site import read_site
from generator.problems import ContentError, in_file_order
from generator.text.language import preferred_language

CONTENT_UNREADABLE = 2


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    options.lang = options.lang or preferred_language()
    try:
        return options.run(options)
    except ContentError as error:
        print(error.text(options.lang), file=sys.stderr)
        return CONTENT_UNREADABLE


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="mingbai")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="read the content and tell what is wrong · 检查内容")
    check.add_argument("path", nargs="?", default="", help="a report's id or folder; all when left out")
    check.set_defaults(run=run_check)
    for command in commands.choices.values():
        command.add_argument("--content", type=Path, default=Path("content"))
        command.add_argument("--lang", choices=("zh", "en"))
    return top


def run_check(options: argparse.Namespace) -> int:
    site, notices = read_site(options.content, options.path)
    for notice in in_file_order(notices):
        print(notice.text(options.lang), file=sys.stderr)
    for report in site.reports:
        print(f"{report.id}: {len(report.figures)}")
    return 0

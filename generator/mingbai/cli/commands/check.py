"""`mingbai check`: from the words on the command line to an exit code."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from mingbai.checks.engine import ReportChecks, check_site
from mingbai.checks.output import FORMATS
from mingbai.checks.output.results import Decided, Results
from mingbai.checks.rule import SEVERITIES
from mingbai.cli.decisions import decisions
from mingbai.load.report_folders import asked_for, known_reports
from mingbai.load.site import department_of, read_site
from mingbai.model.problems import ContentError, Problem, Spot, in_file_order
from mingbai.text.words import forget

FINE, FOUND, UNREADABLE = 0, 1, 2
HELP = "read the content, re-add every figure · 检查内容并核对数字"


def add_arguments(check: argparse.ArgumentParser) -> None:
    check.add_argument("path", nargs="?", default="", help="a report's id or folder; all when left out · 报告编号或文件夹")
    check.add_argument("--format", choices=tuple(FORMATS), default="text")
    check.add_argument("--severity", choices=SEVERITIES, default="W", type=str.upper,
                       help="least severity told; B blocks, E error, W worth explaining, I note (default W). "
                            "Exit code 1 when such a finding has no explanation · 最低严重程度")
    check.add_argument("--all", action="store_true", help="tell what cannot be checked, too · 也列出无法核对的")
    check.add_argument("--draft", action="store_true", help="drafts, too · 连草稿一起核对")
    check.add_argument("--watch", action="store_true", help="check again after every edit, until Ctrl+C · 改动后自动再核对")


def run(options: argparse.Namespace) -> int:
    return watch(options) if options.watch else run_check(options)


def run_check(options: argparse.Namespace) -> int:
    report_id = asked_for(options.path, options.content)
    reports, decided, notices = checked(options.content, report_id, options.draft or None)
    if not reports and notices:               # a draft that was named is a draft that was asked for
        reports, decided, _ = checked(options.content, report_id, True)
    for notice in in_file_order(notices):
        print(notice.text(options.lang), file=sys.stderr)
    if not reports:
        raise ContentError([Problem(Spot(options.path or str(options.content)), "no-report",
                                    {"known": ", ".join(known_reports(options.content))})])
    results = Results(reports, options.lang, options.severity, options.content.as_posix(), options.all, decided)
    print(FORMATS[options.format](results), end="")
    return FOUND if results.unanswered else FINE


Checked = tuple[tuple[ReportChecks, ...], Mapping[str, Decided], list[Problem]]


def checked(content: Path, report_id: str, drafts: bool | None) -> Checked:
    """The checks of the reports asked for; others of the department are read beside them, to compare with."""
    site, notices = read_site(content, department_of(report_id), drafts)
    done = check_site(site, today=date.today().isoformat())
    asked = tuple(one for name, one in done.reports.items() if is_below(name, report_id))
    return asked, decisions(site, done, {one.report.id for one in asked}), notices


def watch(options: argparse.Namespace) -> int:
    from mingbai.preview.watch import edits
    return watched(options, edits(options.content))


def watched(options: argparse.Namespace, bursts: Iterator[None]) -> int:
    """Content that can't be read for a moment, half saved, ends nothing."""
    code = run_or_tell(options)
    try:
        for _ in bursts:
            forget()
            print(f"\n── {datetime.now():%H:%M:%S}")
            code = run_or_tell(options)
    except KeyboardInterrupt:
        print()
    return code


def run_or_tell(options: argparse.Namespace) -> int:
    try:
        return run_check(options)
    except ContentError as error:
        print(error.text(options.lang), file=sys.stderr)
        return UNREADABLE


def is_below(report_id: str, asked: str) -> bool:
    return not asked or report_id == asked or report_id.startswith(asked + "/")

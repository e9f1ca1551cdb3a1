"""`mingbai check` and `mingbai rules`: from the words on the command line to an exit code."""
from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from generator.checks.engine import SEVERITIES, Rule, check_site, rules
from generator.checks.output import FORMATS
from generator.checks.output.results import Results
from generator.checks.saying import Teller
from generator.load.site import read_site
from generator.problems import ContentError, Problem, Spot, in_file_order

FINE, FOUND = 0, 1
DEPARTMENT_DEPTH = 2                      # region/department: what a report may be compared with


def add_check_commands(commands: argparse._SubParsersAction) -> None:
    check = commands.add_parser("check", help="read the content, re-add every figure · 检查内容并核对数字")
    check.add_argument("path", nargs="?", default="", help="a report's id or folder; all when left out · 报告编号或文件夹")
    check.add_argument("--format", choices=tuple(FORMATS), default="text")
    check.add_argument("--severity", choices=SEVERITIES, default="W", type=str.upper,
                       help="least severity told; B blocks, E error, W worth explaining, I note (default W). "
                            "Exit code 1 when such a finding has no explanation · 最低严重程度")
    check.add_argument("--all", action="store_true", help="tell what cannot be checked, too · 也列出无法核对的")
    check.set_defaults(run=run_check)
    listing = commands.add_parser("rules", help="the catalogue of rules, or one of them · 规则目录")
    listing.add_argument("rule", nargs="?", type=str.upper, choices=(*rules(), ""), default="", metavar="RULE")
    listing.set_defaults(run=run_rules)


def run_check(options: argparse.Namespace) -> int:
    report_id = asked_for(options.path, options.content)
    site, notices = read_site(options.content, "/".join(report_id.split("/")[:DEPARTMENT_DEPTH]))
    for notice in in_file_order(notices):
        print(notice.text(options.lang), file=sys.stderr)
    checked = check_site(site, today=date.today().isoformat()).reports
    found = tuple(one for name, one in checked.items() if is_below(name, report_id))
    if not found:
        raise ContentError([Problem(Spot(options.path or str(options.content)), "no-report",
                                    {"known": ", ".join(checked)})])
    results = Results(found, options.lang, options.severity, options.content.as_posix(), options.all)
    print(FORMATS[options.format](results), end="")
    return FOUND if results.unanswered else FINE


def asked_for(path: str, content: Path) -> str:
    """A report's id, from an id or from a folder or file of the content."""
    given = Path(path)
    base = (content / "departments").resolve()
    if path and given.exists() and given.resolve().is_relative_to(base):
        folder = given if given.is_dir() else given.parent
        path = folder.resolve().relative_to(base).as_posix()
    return path.strip("/").removeprefix(".")


def is_below(report_id: str, asked: str) -> bool:
    return not asked or report_id == asked or report_id.startswith(asked + "/")


def run_rules(options: argparse.Namespace) -> int:
    teller = Teller(options.lang)
    for one in rules().values():
        if not options.rule:
            print(f"{one.id} {one.severity} {one.title[options.lang]}")
        elif one.id == options.rule:
            print(described(one, teller))
    return FINE


def described(one: Rule, teller: Teller) -> str:
    lang, word = teller.lang, teller.word
    silent = [f"  {number}. {text[lang]}" for number, text in enumerate(one.silent, 1)]
    return "\n".join([f"{one.id} {one.title[lang]}", f"{teller.family(one.family)} · {teller.severity(one.severity)}",
                      one.formula[lang], one.basis[lang], *([word("output.silent")] if silent else []), *silent])

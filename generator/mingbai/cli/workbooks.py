"""Workbooks that people fill in, as the commands `new` and `export` write them."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path

from mingbai.forms.refusal import FileRefusal
from mingbai.forms.workbook.book import ReportWorkbook
from mingbai.forms.workbook.files import Content
from mingbai.load.schemes import read_schemes
from mingbai.load.site import read_topics, read_units
from mingbai.load.textfile import Folder
from mingbai.model.problems import Problems
from mingbai.text.words import Words

FINE, REFUSED = 0, 2


def refusals_told(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    @wraps(run)
    def guarded(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except FileRefusal as refusal:
            print(refusal.text(options.lang), file=sys.stderr)
            return REFUSED
    return guarded


def print_written(options: argparse.Namespace, name: str) -> None:
    print(Words("forms", options.lang)("report.written", folder=name))


def write_workbook(report_id: str, content: Content, file: Path, options: argparse.Namespace) -> None:
    if file.exists():
        raise FileRefusal("exists-already", file.name, found=file.name)
    folder, problems = Folder(options.content), Problems()
    schemes, units = read_schemes(folder, problems), read_units(folder, problems)
    topics = list(read_topics(folder, problems))
    file.write_bytes(ReportWorkbook(report_id, content, schemes[content.head["scheme"]], units, topics).written())
    print_written(options, file.name)

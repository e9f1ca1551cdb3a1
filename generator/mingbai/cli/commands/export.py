"""`mingbai export`: a report's content as a workbook, which comes back by `mingbai import`."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.workbooks import FINE, refusals_told, write_workbook
from mingbai.forms.refusal import FileRefusal
from mingbai.forms.workbook.files import read_folder
from mingbai.load.report_folders import known_reports

HELP = "a report's content as a workbook · 把报告写成工作簿"


def add_arguments(export: argparse.ArgumentParser) -> None:
    export.add_argument("report", metavar="REPORT", help="zhuzhou-lukou/housing/2023")
    export.add_argument("file", type=Path, metavar="FILE.xlsx")


@refusals_told
def run(options: argparse.Namespace) -> int:
    folder = options.content / "departments" / options.report
    if not (folder / "report.yml").is_file():
        raise FileRefusal("unknown-report", options.report, found=options.report, known=", ".join(known_reports(options.content)))
    write_workbook(options.report, read_folder(folder), options.file, options)
    return FINE

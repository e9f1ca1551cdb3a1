"""`mingbai import`: what it takes; what it does stands in `cli/import_forms.py`."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.import_forms import run_import
from mingbai.forms.layouts import layouts
from mingbai.forms.readers.isolated import PATIENCE

HELP = "read official forms and reports into the content · 导入自评表和报告"
run = run_import


def add_arguments(reading: argparse.ArgumentParser) -> None:
    reading.add_argument("files", nargs="+", type=Path, metavar="FILE")
    reading.add_argument("--dry-run", action="store_true", help="read and tell, write nothing · 试读")
    reading.add_argument("--format", choices=("text", "json"), default="text")
    reading.add_argument("--explain", action="store_true",
                         help="tell which labels were recognised, how to write a layout · 说明认出的标签")
    reading.add_argument("--partial", action="store_true", help="write what could be read · 读不出的略过")
    reading.add_argument("--layout", choices=tuple(layouts()), default="", help="read as this layout · 指定版式")
    reading.add_argument("--patience", type=float, default=PATIENCE, metavar="SECONDS", help="time for one file · 每个文件的时限")
    add_place(reading)


def add_place(command: argparse.ArgumentParser) -> None:
    command.add_argument("--region", default="", help="region's folder · 地区代号")
    command.add_argument("--department", default="", help="department's folder · 部门代号")
    command.add_argument("--year", default="", help="year of the report · 年度")
    command.add_argument("--project", default="", help="project's folder · 项目代号")
    command.add_argument("--name-en", default="", help="English name of a new department · 新部门的英文名")
    command.add_argument("--type", default="", help="type of a new department: housing, water … · 新部门的类别")

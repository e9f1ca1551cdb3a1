"""`mingbai new`: a new region, department or year, or a workbook to fill in."""
from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.workbooks import FINE, print_written, refusals_told, write_workbook
from mingbai.forms.draft.files import as_yaml, for_editors, put
from mingbai.forms.draft.scheme import bilingual_fields
from mingbai.forms.refusal import FileRefusal
from mingbai.forms.workbook.files import Content, as_files
from mingbai.forms.workbook.new import first_year, last_year, next_year
from mingbai.load.schemes import read_schemes
from mingbai.load.site import LEVELS, SLUG, YEAR
from mingbai.load.textfile import Folder
from mingbai.load.yamlfile import Mapping, read_yaml
from mingbai.model.problems import Problems
from mingbai.model.report import Bilingual, Scheme, untranslated

HELP = "a new region, department or year, or a workbook to fill in · 新建部门、年度或工作簿"
DEFAULT_SCHEME = "national-project"


def add_arguments(new: argparse.ArgumentParser) -> None:
    for name, text in (("region", "region's folder · 地区代号"), ("department", "department's folder · 部门代号"),
                       ("year", "year of the report · 年度"), ("region-name", "Chinese name of a new region · 新地区名称"),
                       ("region-name-en", "its English name · 英文名称"), ("code", "its code by GB/T 2260 · 行政区划代码"),
                       ("province", "its province · 省份"), ("province-en", "the province in English · 省份英文"),
                       ("name", "Chinese name of a new department · 新部门名称"), ("name-en", "its English name · 英文名称"),
                       ("type", "its type: housing, water … · 类别"), ("scheme", "evaluation scheme · 评价方案")):
        new.add_argument(f"--{name}", default="", help=text)
    new.add_argument("--level", choices=LEVELS, default="")
    new.add_argument("--workbook", type=Path, metavar="FILE.xlsx", help="write a workbook instead of a folder · 写成工作簿")


@refusals_told
def run(options: argparse.Namespace) -> int:
    for slug in filter(None, (options.region, options.department)):
        if not SLUG.match(slug):
            raise FileRefusal("bad-slug", slug, found=slug)
    files = {**region_file(options), **department_file(options)}
    if options.year:
        content = new_report(options, files)
        report_id = f"{options.region}/{options.department}/{options.year}"
        if options.workbook:                  # filled in by a person, it comes back confirmed
            content.head.pop("draft", None)
            put(for_editors(files, options.content), options.content)
            write_workbook(report_id, content, options.workbook, options)
            return FINE
        files |= {f"departments/{report_id}/{name}": text for name, text in as_files(content).items()}
    put(for_editors(files, options.content), options.content)
    for name in files:
        print_written(options, name)
    return FINE


def region_file(options: argparse.Namespace) -> dict[str, str]:
    """A region that the content doesn't have yet."""
    name = f"departments/{options.region}/region.yml"
    if (options.content / name).exists():
        return {}
    facts = {"--region-name": options.region_name, "--code": options.code, "--level": options.level,
             "--province": options.province}
    lacking = [flag for flag, value in facts.items() if not value]
    if lacking:
        raise FileRefusal("region-facts", name, found=options.region, lacking=" ".join(lacking))
    return {name: as_yaml({"name": bilingual_data(options.region_name, options.region_name_en), "code": options.code,
                           "level": options.level, "province": bilingual_data(options.province, options.province_en)})}


def department_file(options: argparse.Namespace) -> dict[str, str]:
    name = f"departments/{options.region}/{options.department}/department.yml"
    if not options.department or (options.content / name).exists():
        return {}
    if not options.name:
        raise FileRefusal("department-facts", name, found=options.department)
    return {name: as_yaml({"name": bilingual_data(options.name, options.name_en), "type": options.type or options.department})}


def bilingual_data(zh: str, en: str) -> dict[str, object]:
    return bilingual_fields(Bilingual(zh, en) if en else untranslated(zh))


def new_report(options: argparse.Namespace, files: dict[str, str]) -> Content:
    department = options.content / "departments" / options.region / options.department
    if not YEAR.match(options.year) or not options.department:
        raise FileRefusal("which-year", options.year, found=options.year)
    if (department / options.year / "report.yml").exists():
        raise FileRefusal("exists-already", options.year, found=f"{options.region}/{options.department}/{options.year}")
    before = last_year(department, options.year)
    if before:
        return next_year(before, options.year)
    return first_year(options.year, scheme_for(options), issuer(options, department))


def issuer(options: argparse.Namespace, department: Path) -> dict[str, object]:
    file = department / "department.yml"
    known = read_yaml(Folder(options.content), file, Problems()) if file.exists() else None
    name = known["name"] if known else None
    return dict(name) if isinstance(name, Mapping) else bilingual_data(options.name, options.name_en)


def scheme_for(options: argparse.Namespace) -> Scheme:
    schemes = read_schemes(Folder(options.content), Problems())
    wanted = options.scheme or DEFAULT_SCHEME
    if wanted not in schemes:
        raise FileRefusal("which-scheme", wanted, found=wanted, known=", ".join(schemes))
    return schemes[wanted]

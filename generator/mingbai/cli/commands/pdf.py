"""`mingbai pdf`: from the words on the command line to files, or to everything that stands in their way."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from mingbai.bootstrap.browser import find_browser, hint
from mingbai.bootstrap.words import SetupError
from mingbai.load.mkdocs_settings import site_url_in
from mingbai.load.site import read_site
from mingbai.load.site_folder import CONFIG
from mingbai.model.problems import ContentError, Problem, Spot
from mingbai.model.report import Site
from mingbai.pdf.print import print_page, served
from mingbai.text.language import LANGUAGES
from mingbai.text.value import not_none

FINE = 0
HELP = "reports as tagged PDF files, in both languages or in --lang · 生成 PDF"


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page of the site and the file it becomes."""
    page: str                             # address in the site
    file: Path


def add_arguments(pdf: argparse.ArgumentParser) -> None:
    pdf.add_argument("reports", nargs="*", metavar="REPORT", help="ids of reports; all when left out · 报告编号")
    pdf.add_argument("--site", type=Path, default=Path("site"), help="the built site, site when left out · 已生成的网站")
    pdf.add_argument("--out", type=Path, default=Path("pdf"), metavar="DIR", help="for the files, pdf when left out · 存放处")
    pdf.add_argument("--form", action="store_true", help="laid out as the official form · 按官方表样")


def run(options: argparse.Namespace) -> int:
    site, _ = read_site(options.content, address=site_url_in(Path(CONFIG)))
    languages = (options.asked_lang,) if options.asked_lang else LANGUAGES
    sheets = list(printed_pages(site, [one.strip("/") for one in options.reports], languages, options))
    problems = list(in_the_way(site, sheets, options))
    if problems:
        raise ContentError(problems)
    printed(not_none(find_browser()), sheets, site.settings.address, options)
    return FINE


def printed_pages(site: Site, asked: Sequence[str], languages: Sequence[str],
                  options: argparse.Namespace) -> Iterator[PrintedPage]:
    ending = ".form" if options.form else ""
    for report_id in asked or site.by_id:
        for lang in languages:
            yield PrintedPage(f"{lang}/{report_id}/{'form/' if options.form else ''}",
                              options.out / f"{report_id}{ending}.{lang}.pdf")


def in_the_way(site: Site, sheets: Sequence[PrintedPage], options: argparse.Namespace) -> Iterator[Problem]:
    known = {"known": ", ".join(site.by_id)}
    unknown = [one for one in dict.fromkeys(options.reports) if one.strip("/") not in site.by_id]
    yield from (Problem(Spot(one), "no-report", known) for one in unknown)
    if not unknown:
        missing = (options.site / one.page / "index.html" for one in sheets)
        yield from (Problem(Spot(page.as_posix()), "no-page") for page in missing if not page.is_file())
    try:
        found = find_browser()
    except SetupError:
        found = None
    if not found:
        yield Problem(Spot("mingbai pdf"), "no-browser", {"hint": hint(sys.platform)})


def printed(browser: str, sheets: Sequence[PrintedPage], address: str, options: argparse.Namespace) -> None:
    """All of them, or none: the files come to their place when each is there."""
    with TemporaryDirectory() as folder, served(options.site, address) as start:
        made = {sheet: Path(folder) / f"{number}.pdf" for number, sheet in enumerate(sheets)}
        failed = {sheet: trouble for sheet, file in made.items() if (trouble := print_page(browser, start + sheet.page, file))}
        if failed:
            raise ContentError([Problem(Spot(one.page), "not-printed", {"told": told[-300:]}) for one, told in failed.items()])
        for sheet, file in made.items():
            sheet.file.parent.mkdir(parents=True, exist_ok=True)
            sheet.file.write_bytes(file.read_bytes())
            print(sheet.file.as_posix())

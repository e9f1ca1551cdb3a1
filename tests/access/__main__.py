"""`python -m tests.access SITE`: axe-core over every kind of page × 2 languages × light and dark × phone and desk.

Charts are drawn and everything that opens is open. Ends with 1 when a rule is broken or a doubt is not settled."""
from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from mingbai.bootstrap.browser import find_browser
from tests.access.settled import is_settled
from tests.support.access import draw, everything
from tests.support.browsers import launch_flags
from tests.support.kinds import BESIDE, one_of_each_kind
from tests.support.servers import served

WIDTHS = (390, 1440)


def addresses(site: Path) -> dict[str, str]:
    kinds = {f"{lang} {kind}": f"{lang}/{path}" for lang in ("zh", "en")
             for kind, path in one_of_each_kind(site, lang).items()}
    return kinds | BESIDE


def faults_of(page: Page, address: str) -> list[str]:
    page.goto(address)
    draw(page)
    return [f"{theme}: {one}" for theme, one in everything(page) if not (one.is_doubt and is_settled(one.rule, one.told))]


def sweep(browser: Browser, address: str, pages: dict[str, str]) -> int:
    faulty = 0
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        for name, path in pages.items():
            found = faults_of(page, address + path)
            faulty += bool(found)
            print(f"{width} {name}: {'; '.join(found) or 'nothing found'}", flush=True)
        context.close()
    return faulty


def main(site: str, *only: str) -> int:
    pages = {name: path for name, path in addresses(Path(site)).items() if not only or any(one in name for one in only)}
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_flags())
        faulty = sweep(browser, address, pages)
        browser.close()
    print(f"{len(pages)} pages in {len(WIDTHS)} widths, light and dark: {faulty} with something found")
    return 1 if faulty else 0


sys.exit(main(*sys.argv[1:]))

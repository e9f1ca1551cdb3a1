"""`python -m tests.pictures SITE [FOLDER]`: the picture of the README, or every kind of page in every dress."""
from __future__ import annotations

import base64
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from mingbai.bootstrap.browser import find_browser
from tests.support.access import LAID_OUT
from tests.support.browsers import launch_flags
from tests.support.charts import wait_for_charts
from tests.support.pages import kinds_of, pages_of
from tests.support.servers import served

HERE = Path(__file__).parent
SHOWN = "yueyang/housing/2023/"
MORE = {"rule": "checks/f01/", "schemes": "about/schemes/", "glossary": "about/glossary/", "form": f"{SHOWN}form/",
        "frame": f"{SHOWN}embed/#show-chart-budget-path"}


def taken(browser: Browser, address: str, width: int, height: int, theme: str = "light", whole: bool = False) -> bytes:
    """`whole` shows all of the page, in a window as high as it is, so that every chart is drawn."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme, device_scale_factor=1)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    if whole:
        page.add_style_tag(content=LAID_OUT)
        page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
        wait_for_charts(page)
    picture = page.screenshot()
    context.close()
    return picture


def readme_picture(browser: Browser, site: str) -> bytes:
    desk, phone = taken(browser, f"{site}en/{SHOWN}", 1280, 960), taken(browser, f"{site}zh/{SHOWN}", 390, 780)
    page = browser.new_page(viewport={"width": 1400, "height": 920}, device_scale_factor=1)
    page.goto((HERE / "frame.html").as_uri())
    for name, picture in (("desk", desk), ("phone", phone)):
        page.locator(f"#{name}").evaluate("(image, data) => { image.src = data; return image.decode() }",
                                          "data:image/png;base64," + base64.b64encode(picture).decode())
    return page.screenshot()


def every_picture(browser: Browser, site: Path, address: str, folder: Path) -> None:
    paths = {**{f"{kind}-{lang}": f"{lang}/{path}" for kind, path in every_kind(site).items() for lang in ("zh", "en")},
             "first-page": "", "not-found": "404.html"}
    for (name, path), width, theme in product(paths.items(), (390, 1440), ("light", "dark")):
        picture = taken(browser, address + path, width, 900, theme, whole=True)
        (folder / f"{name.replace(' ', '-')}-{width}-{theme}.png").write_bytes(picture)


def every_kind(site: Path) -> dict[str, str]:
    """Regions are all alike, so the first stands for them."""
    found = kinds_of([page.address[3:] for page in pages_of(site) if page.address.startswith("zh/")]) | MORE
    regions = {path.parent.parent.name for path in (site / "zh").glob("*/*/20*")}
    return {kind: path for kind, path in found.items() if kind not in regions}


def main(site: str, folder: str = "") -> None:
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_flags())
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            every_picture(browser, Path(site), address, Path(folder))
        else:
            (HERE / "report.png").write_bytes(readme_picture(browser, address))
        browser.close()


main(*sys.argv[1:])

"""What a reader's first query loads, in a real Chromium: `python -m benchmarks.search SITE [--lang zh] [--words …] [--region]`.

SITE is a built site. Bytes are as a server sends them: files that gzip makes smaller, compressed.
"""
from __future__ import annotations

import argparse
import gzip
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mingbai.bootstrap.browser import find_browser
from tests.support.browsers import launch_flags
from tests.support.servers import served

WORDS = {"zh": "预算执行率", "en": "execution rate"}
COLUMNS = "{:34}{:>7}{:>10}"


def main() -> None:
    options = asked()
    with served(options.site) as address, opened_page() as page:
        fetched: list[str] = []
        page.goto(f"{address}{options.lang}/", wait_until="networkidle")
        page.on("request", lambda request: fetched.append(unquote(urlsplit(request.url).path).lstrip("/")))
        look_for(page, options.words or WORDS[options.lang])
        tell("first query", options.site, fetched)
        fetched.clear()
        if options.region:
            choose_region(page)
            tell("a region chosen", options.site, fetched)


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--lang", choices=sorted(WORDS), default="zh")
    parser.add_argument("--words", default="")
    parser.add_argument("--region", action="store_true", help="then choose the first region")
    return parser.parse_args()


@contextmanager
def opened_page() -> Iterator:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=launch_flags())
        yield browser.new_page(viewport={"width": 390, "height": 844})
        browser.close()


def look_for(page, words: str) -> None:
    page.locator("[data-search]").click()
    page.locator("#search-words").fill(words)
    found(page)


def found(page) -> None:
    page.locator(".mb-search__title").first.wait_for()
    page.wait_for_load_state("networkidle")


def choose_region(page) -> None:
    page.locator("select[name=region]").select_option(index=1)
    found(page)


def tell(title: str, site: Path, fetched: list[str]) -> None:
    sizes: dict[str, list[int]] = defaultdict(list)
    for path in fetched:
        sizes[kind(path)].append(sent(site / path))
    print(f"\n{title}\n{COLUMNS.format('', 'files', 'KB')}")
    for name, found_sizes in (*sorted(sizes.items()), ("all told", [one for own in sizes.values() for one in own])):
        print(COLUMNS.format(name, len(found_sizes), f"{sum(found_sizes) / 1000:.1f}"))


def kind(path: str) -> str:
    """Parts of an index by their endings, other files by name."""
    name = path.rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[-1] if ".pf_" in name else name if not name.startswith("wasm.") else "wasm"


def sent(file: Path) -> int:
    data = file.read_bytes()
    return min(len(data), len(gzip.compress(data, 9)))


if __name__ == "__main__":
    main()

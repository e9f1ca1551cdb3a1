"""Charts of a page that is open in the browser: drawn when they come near, so all at once in a window as high as the page."""
from __future__ import annotations

HIGH = {"width": 1280, "height": 24_000}
ALL_DRAWN = """() => [...document.querySelectorAll('[data-chart]')].filter((one) => one.checkVisibility())
  .every((one) => one.querySelector('.main-svg'))"""


def wait_for_charts(page) -> None:
    page.wait_for_function(ALL_DRAWN, timeout=60_000)

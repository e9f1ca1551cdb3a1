"""Pictures made at build time, in the narrowest window: every word inside, no value on a bar."""
from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
PAGES = ("yueyang/housing/2023/", "zhuzhou-lukou/housing/2023/", "zhanjiang/housing/2023/", "hengshan/housing/2022/", "compare/")
OPEN = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
# A last sign of a line may hang out by its own width, into the padding of the chart.
FAULTS = """(hang) => [...document.querySelectorAll('.mb-picture')].flatMap((picture) => {
  const room = picture.getBoundingClientRect();
  const bars = [...picture.querySelectorAll('rect[class]')].map((one) => one.getBoundingClientRect());
  const outside = (box) => box.right > room.right + hang || box.left < room.left - hang;
  const beside = (bar, box) => bar.top < box.bottom - 3 && bar.bottom > box.top + 3;
  const covered = (box) => bars.some((bar) => bar.width && bar.right > box.left && beside(bar, box));
  return [...picture.querySelectorAll('text')].filter((one) => {
    const box = one.getBoundingClientRect();
    return outside(box) || (one.matches('.mb-text-value') && covered(box));
  }).map((one) => one.textContent);
})"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_stay_inside_and_off_the_bars(browser, built_site: Path, serve_dir, lang: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.route("**/assets/vendor/**", lambda route: route.abort())
    address, pictures, faults = serve_dir(built_site), 0, []
    for path in PAGES:
        page.goto(f"{address}{lang}/{path}")
        page.evaluate(OPEN)
        pictures += page.locator(".mb-picture").count()
        faults += page.evaluate(FAULTS, 15)
    context.close()
    assert pictures > 20
    assert not faults, faults

"""axe-core over a page that is open in the browser."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Both read how a text looks on what is behind it: they alone can answer otherwise in the dark.
COLOUR = ("color-contrast", "link-in-text-block")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

# One element for each look a text has: what they share need not be measured a thousand times.
LOOKS = """() => {
  const looks = new Map();
  const backdrop = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor, opacity } = getComputedStyle(one);
      layers.push(backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : backgroundColor, opacity === '1' ? '' : opacity);
    }
    return layers.join('');
  };
  const words = (element) => [...element.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data.trim()).join('');
  for (const element of document.querySelectorAll('body :not(script, style)')) {
    const text = words(element);
    if (!text || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { color, fill, fontSize, fontWeight, textDecorationLine } = getComputedStyle(element);
    const ink = element instanceof SVGElement ? fill : color;
    const look = [ink, fontSize, fontWeight, textDecorationLine, backdrop(element)].join();
    if (text.length > (looks.get(look)?.text.length ?? 0)) looks.set(look, { element, text });
  }
  return [...looks.values()].map((one) => one.element);
}"""
# Broken rules and what the program leaves to a person, an entry for each rule and each thing said of it.
RUN = """([context, options]) => axe.run(context, { resultTypes: ['violations', 'incomplete'], preload: false, ...options })
  .then((found) => ['violations', 'incomplete'].flatMap((kind) => found[kind].flatMap(({ id, nodes }) => {
    const told = Map.groupBy(nodes, (node) => [...node.any, ...node.all, ...node.none].map((one) => one.message).join(' '));
    return [...told].map(([message, alike]) => ({
      is_doubt: kind === 'incomplete', rule: id, count: alike.length, told: message, target: alike[0].target.join(' '),
    }));
  })))"""
RUN_ON_LOOKS = f"""(options) => {{
  const include = ({LOOKS})();
  if (!include.length) throw new Error('no text was seen');
  return ({RUN})([{{ include }}, options]);
}}"""
# What the browser has put off laying out has no size to judge.
LAID_OUT = "* { content-visibility: visible !important }"
OPEN = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Found:
    """`is_doubt`: the program can't tell, a person must."""
    is_doubt: bool
    rule: str
    count: int
    told: str
    target: str

    def __str__(self) -> str:
        return f"{self.rule}{' in doubt' if self.is_doubt else ''} ({self.count}): {self.target}: {self.told}"


@cache
def _axe() -> str:
    # Imported here so that the tests without a browser run where Playwright has no build.
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def structure(page) -> list[Found]:
    """Every rule but those of colour, over the whole page."""
    page.evaluate(_axe())
    off = {rule: {"enabled": False} for rule in COLOUR}
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}, **off}}
    return [Found(**one) for one in page.evaluate(f"(options) => ({RUN})([document, options])", options)]


def colour(page) -> list[Found]:
    """The rules of colour, over one text of each look; `structure` must have come first."""
    return [Found(**one) for one in page.evaluate(RUN_ON_LOOKS, {"runOnly": list(COLOUR)})]


def everything(page) -> Iterator[tuple[str, Found]]:
    """What axe-core finds in the light, and what the dark changes."""
    page.emulate_media(color_scheme="light")
    yield from (("light", one) for one in structure(page))
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        page.evaluate(SETTLED)
        yield from ((theme, one) for one in colour(page))


def draw(page) -> None:
    """Everything open and laid out, every chart drawn. A page for frames shows one piece at a time, so its charts are not
    asked for."""
    page.add_style_tag(content=LAID_OUT)
    page.evaluate(OPEN)
    for chart in page.locator("[data-chart]:visible").all():
        chart.evaluate("(one) => one.scrollIntoView()")      # its top: with its table open it is longer than the window
        chart.locator(".main-svg").first.wait_for(timeout=120_000)

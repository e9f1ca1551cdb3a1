"""axe-core over a page that is open in the browser."""
from __future__ import annotations

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
RUN = """([context, options]) => axe.run(context, { resultTypes: ['violations'], preload: false, ...options })
  .then((found) => found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((one) => `${id} (${nodes.length}): ${one.target} ${one.failureSummary}`)))"""
OPEN = "document.querySelectorAll('details').forEach((one) => (one.open = true))"
# Broken rules and what the program leaves to a person, an entry for each rule and each thing said of it.
RUN_ALL = """(options) => axe.run(document, { resultTypes: ['violations', 'incomplete'], preload: false, ...options })
  .then((found) => ['violations', 'incomplete'].flatMap((kind) => found[kind].flatMap(({ id, nodes }) => {
    const told = Map.groupBy(nodes, (node) => [...node.any, ...node.all, ...node.none].map((one) => one.message).join(' '));
    return [...told].map(([message, alike]) => ({
      outcome: kind === 'violations' ? 'violation' : 'doubt', rule: id, count: alike.length, told: message,
      target: alike[0].target.join(' '),
    }));
  })))"""
RUN_ON_LOOKS = f"""(options) => {{
  const include = ({LOOKS})();
  return include.length ? ({RUN})([{{ include }}, options]) : ['no text was seen'];
}}"""


@cache
def _axe() -> str:
    # Imported here so that the tests without a browser run where Playwright has no build.
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def violations_of_structure(page) -> list[str]:
    """Every rule but those of colour, over the whole page."""
    page.evaluate(_axe())
    off = {rule: {"enabled": False} for rule in COLOUR}
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}, **off}}
    return page.evaluate(f"(options) => ({RUN})([document, options])", options)


def violations_of_colour(page) -> list[str]:
    """The rules of colour, over one text of each look; `violations_of_structure` must have come first."""
    return page.evaluate(RUN_ON_LOOKS, {"runOnly": list(COLOUR)})


def everything_found(page) -> list[dict]:
    """Every rule over the whole page, doubts included: what the sweep by command reads."""
    page.evaluate(_axe())
    return page.evaluate(RUN_ALL, {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}})


def draw(page) -> None:
    """Everything open, every chart drawn. A page for frames shows one piece at a time, so its charts are not asked for."""
    page.evaluate(OPEN)
    for chart in page.locator("[data-chart]:visible").all():
        chart.evaluate("(one) => one.scrollIntoView()")      # its top: with its table open it is longer than the window
        chart.locator(".main-svg").first.wait_for()

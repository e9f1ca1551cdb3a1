"""Access for everyone: axe-core, the keyboard alone, narrow windows and large text, over every kind of page."""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.access import OPEN, draw, everything
from tests.support.builds import ROOT
from tests.support.kinds import BESIDE, one_of_each_kind
from tests.support.pages import pages_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LAST_BUT_ONE = "[...document.querySelectorAll('a[href]')].filter((one) => one.checkVisibility()).at(-2).focus()"
# Where focus is: what it is, whether one sees a ring around it, and whether it is what the eye meets there.
FOCUS = """() => {
  const one = document.activeElement;
  const box = [...one.getClientRects()].find((each) => each.width && each.height);
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const middle = (from, to, room) => (Math.max(from, 0) + Math.min(to, room)) / 2;
  const [x, y] = box ? [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)] : [-1, -1];
  const over = document.elementFromPoint(x, y);
  return {
    what: one.outerHTML.slice(0, 120),
    ends: one === document.body,
    ringed: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    met: Boolean(over) && (one.contains(over) || over.contains(one)),
    skip: one.matches('.mb-skip'),
    menu: one.matches('.mb-nav a'),
    language: one.matches('.mb-language'),
    section: one.matches('.mb-sections a'),
    chart: one.matches('[data-plot]'),
    copy: one.matches('.mb-copy button'),
    sort: one.matches('.mb-sort'),
    field: one.matches('select, input'),
  };
}"""


@pytest.fixture(scope="module")
def address(built_site: Path, serve_dir) -> str:
    return serve_dir(built_site)


@pytest.fixture(scope="module")
def kinds(built_site: Path) -> dict[str, str]:
    return one_of_each_kind(built_site, "zh")


@pytest.fixture
def phone(browser) -> Iterator:
    """A page in a narrow window, where the list of sections lies over what is read."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(page) -> list[str]:
    return [f"{theme}: {one}" for theme, one in everything(page) if not one.is_doubt]


@pytest.mark.parametrize(("lang", "width"), [("en", 390), ("zh", 1440)])
def test_axe_finds_nothing(browser, address: str, kinds: dict[str, str], lang: str, width: int) -> None:
    """Every kind of page once: half of them on a phone in English, half on a desk in Chinese. `python -m tests.access` takes
    each in all its dresses."""
    half = [f"{lang}/{path}" for path in list(kinds.values())[width == 390::2]] + [*BESIDE.values()][width == 390::2]
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page, found = context.new_page(), {}
    for path in half:
        page.goto(address + path)
        draw(page)
        found[path] = violations(page)
    context.close()
    assert len(half) > 6 and not any(found.values()), {path: faults for path, faults in found.items() if faults}


def test_axe_sees_a_fault(browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "zh/")
    page.evaluate("""() => {
      const faint = document.createElement('p');
      Object.assign(faint, { textContent: 'Barely there', style: 'color: #ddd; background: #fff' });
      document.querySelector('main').append(faint, document.createElement('h5'), document.createElement('button'));
    }""")
    found = " ".join(violations(page))
    context.close()
    assert "color-contrast" in found and "button-name" in found, found


# ---- colours: what axe-core can't judge over a drawing holds for every pair of tokens that meet

GROUNDS = {"ink": ("ground", "paper", "plain-wash", "notice-wash", "highlight", "accent-wash"),
           "soft": ("ground", "paper", "plain-wash"), "faint": ("ground", "paper"),
           "link": ("ground", "paper", "highlight"), "link-visited": ("ground", "paper"),
           "accent": ("ground", "paper", "accent-wash"), "good": ("good-wash", "ground"), "bad": ("bad-wash", "ground"),
           "over": ("over-wash", "ground")}


def themes() -> list[dict[str, str]]:
    """The light tokens, then each of the two blocks of dark ones."""
    blocks = re.split(r":root", (ROOT / "site_src/assets/css/tokens.css").read_text("utf-8"))[1:]
    found = [dict(re.findall(r"--mb-([\w-]+): (#\w{6});", block)) for block in blocks]
    return [one for one in found if one]


def luminance(colour: str) -> float:
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", range(3))
def test_words_stand_out_from_every_ground_they_stand_on(theme: int) -> None:
    tokens = themes()[0] | themes()[theme]
    faint = {(ink, ground): contrast(tokens[ink], tokens[ground]) for ink, grounds in GROUNDS.items() for ground in grounds}
    assert min(faint.values()) >= 4.5, {pair: value for pair, value in faint.items() if value < 4.5}
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


# ---- by keyboard alone

def walk(page, most: int, wanted=lambda focus: False) -> list[dict]:
    """Press Tab until what is wanted has focus, or the page ends."""
    steps = []
    for _ in range(most):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["ends"]:
            break
        steps.append(focus)
        if wanted(focus):
            break
    return steps


def reached(steps: list[dict], *names: str) -> set[str]:
    return {name for name in names if any(step[name] for step in steps)}


WALKS = {"": ("skip", "menu", "language", "sort", "copy"),
         "yueyang/housing/2023/": ("skip", "menu", "language", "section", "chart"),
         "compare/": ("skip", "menu", "language", "chart", "copy"),
         "indicators/": ("skip", "menu", "language", "field", "sort")}


@pytest.mark.parametrize(("path", "names"), WALKS.items(), ids=lambda one: one if isinstance(one, str) else "")
def test_tab_alone_reaches_everything_and_focus_is_seen(phone, address: str, path: str, names: tuple[str, ...]) -> None:
    phone.goto(f"{address}en/{path}")
    steps = walk(phone, 150)
    assert steps[0]["skip"]
    assert reached(steps, *names) == set(names)
    unseen = [step["what"] for step in steps if not (step["ringed"] and step["met"])]
    assert not unseen, unseen[:5]


def test_every_other_kind_of_page_is_walked_by_tab_and_left(phone, address: str, kinds: dict[str, str]) -> None:
    others = [path for path in kinds.values() if path not in WALKS]
    unseen = []
    for number, path in enumerate(others):
        phone.goto(f"{address}{('en', 'zh')[number % 2]}/{path}")
        first = walk(phone, 30)
        phone.evaluate(LAST_BUT_ONE)
        last = walk(phone, 30, lambda focus: focus["skip"])
        assert len(last) < 30, f"{path}: Tab does not come round"
        unseen += [(path, step["what"]) for step in first + last if not (step["ringed"] and step["met"])]
    assert len(others) > 6 and not unseen, unseen[:5]


def test_the_skip_link_passes_the_menu(phone, address: str) -> None:
    phone.goto(address + "zh/yueyang/housing/2023/")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    assert not reached(walk(phone, 3), "menu", "language")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_arrows_read_a_chart_and_escape_ends_it(phone, address: str, lang: str) -> None:
    phone.goto(f"{address}{lang}/compare/")
    assert walk(phone, 150, lambda focus: focus["chart"])[-1]["chart"]
    heard = phone.locator(".mb-chart:focus-within .mb-chart__heard")
    phone.keyboard.press("ArrowDown")
    first = heard.inner_text()
    phone.keyboard.press("ArrowDown")
    second = heard.inner_text()
    assert first and second and first != second
    phone.keyboard.press("Escape")
    assert heard.inner_text() == ""


def test_escape_stays_on_this_site_and_gives_focus_back(phone, address: str) -> None:
    phone.goto(address + "zh/zhanjiang/housing/2023/")
    phone.evaluate(OPEN)
    link = phone.locator("a[href^=http]").first
    link.focus()
    phone.keyboard.press("Enter")
    dialog = phone.get_by_role("dialog")
    dialog.wait_for()
    phone.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert phone.url.startswith(address)
    assert link.evaluate("(one) => one === document.activeElement")


# ---- narrow windows and large text

@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_page_scrolls_sideways_in_large_text(phone, address: str, kinds: dict[str, str], lang: str) -> None:
    phone.add_init_script("try { localStorage.setItem('mingbai-text', 'large') } catch { }")
    wide = {}
    for kind, path in kinds.items():
        phone.goto(f"{address}{lang}/{path}")
        phone.evaluate(OPEN)
        assert phone.evaluate("document.documentElement.dataset.text") == "large"
        for width in (320, 640):
            phone.set_viewport_size({"width": width, "height": 512})
            wide[kind, width] = phone.evaluate(TOO_WIDE)
    assert not any(value > 0 for value in wide.values()), wide


# ---- names

@pytest.mark.parametrize("lang", ["zh", "en"])
def test_buttons_of_one_word_are_told_apart(phone, address: str, lang: str) -> None:
    phone.goto(f"{address}{lang}/yueyang/housing/2023/")
    phone.evaluate(OPEN)
    names = phone.locator(".mb-copy button").evaluate_all("(all) => all.map((one) => one.ariaLabel)")
    assert len(names) > 20 and len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)


def test_ids_are_unique_headings_in_order_and_headers_say_what_they_head(built_site: Path) -> None:
    faults = []
    for page in pages_of(built_site):
        ids = page.tree.xpath("//@id")
        levels = [int(one.tag[1]) for one in page.tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        jumps = [pair for pair in zip([0, *levels], levels, strict=False) if pair[1] > pair[0] + 1]
        heads = page.tree.xpath("//th[not(@scope) or not(normalize-space())]") + page.tree.xpath("//table[@id and not(caption)]")
        if len(ids) != len(set(ids)) or jumps or levels.count(1) != 1 or heads:
            faults.append((page.address, jumps, levels.count(1), len(heads), [one for one in ids if ids.count(one) > 1][:3]))
    assert not faults, faults[:10]

"""Hostile text in every field of the content: shown as text, run by nobody, in any page and any file."""
from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from mingbai.load.site import read_site
from mingbai.model.problems import ContentError
from mingbai.publish.site import build_site
from mingbai.render.templates import environment
from tests.publish.poison import PAYLOADS, one_after_the_other, poison, several_at_once
from tests.support.access import LAID_OUT
from tests.support.charts import HIGH, wait_for_charts
from tests.support.sites import CASES, edit, tiny_copy

POISONS = {"a dozen each": lambda: several_at_once(0),
           **{f"one each, from {first}": lambda first=first: one_after_the_other(first) for first in (0, 91)}}
# No such element or attribute may come out of a text; ours has none of them.
ALIEN = ("iframe, frame, object, embed, applet, base, marquee, portal, template, math, keygen, audio, video, image, "
         "form[action*=evil], meta[http-equiv=refresh], link[href*=evil], img, [src*=evil], [href*=evil]:not(a), [onerror], "
         "[onload], [onfocus], [onclick], [onmouseover], [ontoggle], [onpageshow], [onbegin], [style*=evil], [style*=fixed], "
         "[ping], [srcdoc], [formaction], [autofocus], [background]")
RUNNING_LINKS = "[...document.querySelectorAll('[href]')].filter((one) => /^\\s*(javascript|data|vbscript):/i.test(one.href))"
WATCH = """
window.fired = [];
window.xss = (what) => fired.push(what);
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = () => fired.push(name);
"""
ARITHMETIC = str(191 * 193)


def test_the_corpus_is_large_enough() -> None:
    assert len({line for line in PAYLOADS if line.strip()}) >= 150


@pytest.fixture(scope="module", params=POISONS)
def poisoned(request, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("poisoned")
    content = tiny_copy(folder)
    assert poison(content, POISONS[request.param]()) > 80
    (folder / "site").mkdir()
    build_site(content, folder / "site", "en")
    return folder / "site"


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_of_it_runs_or_becomes_markup(poisoned: Path, browser, serve_dir) -> None:
    """Served without any policy: it must be harmless by itself."""
    address, context = serve_dir(poisoned), browser.new_context(viewport=HIGH)
    context.add_init_script(WATCH)
    page, foreign, errors = context.new_page(), [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    context.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:"))
               else foreign.append(request.url))
    pages = [path for path in sorted(poisoned.rglob("index.html")) if "anyang" in path.as_posix() or path.parts[-3:-1] == ()
             or path.relative_to(poisoned).as_posix().count("/") <= 2]
    for path in pages:
        name = path.relative_to(poisoned).as_posix().removesuffix("index.html")
        page.goto(address + name, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        draw(page)
        found = {"fired": page.evaluate("window.fired"), "running": page.evaluate(f"{RUNNING_LINKS}.length"),
                 "alien": page.eval_on_selector_all(ALIEN, "all => all.map((one) => one.outerHTML.slice(0, 200))"),
                 "links in charts": page.locator(".main-svg a").count()}
        assert (name, found) == (name, {"fired": [], "running": 0, "alien": [], "links in charts": 0})
    context.close()
    assert (foreign, errors) == ([], [])
    assert len(pages) > 15


def draw(page) -> None:
    """All that is to be seen; a page for frames shows the piece its address names."""
    page.add_style_tag(content=LAID_OUT)
    wait_for_charts(page)
    for piece in page.eval_on_selector_all(".mb-embed__piece:has([data-chart])", "all => all.map((one) => one.id)"):
        page.evaluate("id => { location.hash = id; }", piece)
        wait_for_charts(page)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_search_finds_is_text(poisoned: Path, lang: str, browser, serve_dir) -> None:
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{serve_dir(poisoned)}{lang}/", wait_until="load")
    results = page.locator(".mb-search__result")
    for words in ("xss", "script", "onerror"):
        page.keyboard.press("/")
        page.locator("#search-words").fill(words)
        results.first.wait_for(timeout=60_000)
        page.keyboard.press("Escape")
    assert page.locator(".mb-search__results").locator(ALIEN).count() == 0
    assert page.evaluate("window.fired") == []
    page.close()


@pytest.mark.slow
def test_no_template_runs_and_no_file_of_the_machine_is_read(poisoned: Path) -> None:
    for path in sorted(poisoned.rglob("*")):
        if path.suffix in (".html", ".json", ".csv", ".xml", ".txt", ".md"):
            text = path.read_text("utf-8")
            assert not re.search(rf"(?<!\d){ARITHMETIC}(?!\d)", text), path
            assert "root:x:0" not in text and "<Config" not in text, path


@pytest.mark.slow
def test_the_data_holds_it_as_data(poisoned: Path) -> None:
    for path in (poisoned / "data").rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text("utf-8"), newline="")):
            assert not [cell for cell in row if re.match(r"[=@＝＠\t\r]", cell)], path
            assert not [cell for cell in row if re.match(r"[+\-]", cell) and not re.fullmatch(r"[+-]?[\d.]+%?", cell)], path
    for path in (*poisoned.rglob("*.json"), *poisoned.rglob("*.jsonld")):
        json.loads(path.read_text("utf-8"))
    for path in poisoned.rglob("*.xml"):
        etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    with zipfile.ZipFile(poisoned / "data" / "mingbai.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")]
    assert sheets and not [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet]


# ---- addresses: fields that become links

LINKS = ("javascript:xss(1)", "JaVaScRiPt:xss(1)", "\\tjavascript:xss(1)", "java\\tscript:xss(1)",
         "data:text/html,<script>xss(1)</script>", "vbscript:xss(1)", "//evil.example/",
         "file:///etc/passwd", "https://evil.example/\\\" onmouseover=\\\"xss(1)")


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize(("file", "field"), [
    ("site.yml", "licence_url: https://creativecommons.org/licenses/by/4.0/"), ("site.yml", "address: https://tiny.example/"),
    ("site.yml", "contact"), ("departments/anyang/housing/2023/report.yml", "url")])
def test_an_address_that_is_none_is_refused(file: str, field: str, link: str, tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    name = field.split(":")[0]
    if ":" in field:
        edit(content / file, field, f'{name}: "{link}"')
    elif name == "url":
        edit(content / file, "    date: 2024-06-30\n", f'    date: 2024-06-30\n    url: "{link}"\n')
    else:
        edit(content / file, "chinese_prevails", f'{name}: "{link}"\nchinese_prevails')
    with pytest.raises(ContentError) as caught:
        read_site(content)
    assert {problem.kind for problem in caught.value.problems} == {"bad-address"}


# ---- templates: MkDocs escapes nothing by itself

THEME = sorted((CASES.parents[1] / "templates" / "theme").rglob("*.html"))
# The publisher's own line of rights may hold links, as in any theme; `script_tag` escapes.
SAFE = re.compile(r"\|\s*(e|url|script_tag)\b|^config\.copyright$|^page\.content$|^lang\.t\(|^code$|^'article' if |^'en_GB' if ")


@pytest.mark.parametrize("template", THEME, ids=lambda path: path.name)
def test_what_a_theme_template_prints_is_escaped(template: Path) -> None:
    printed = re.findall(r"\{\{-?(.*?)-?\}\}", template.read_text("utf-8"))
    assert not [one for one in printed if not SAFE.search(one.strip())]


def test_the_other_templates_escape_by_themselves() -> None:
    assert environment().autoescape is True
    for template in (CASES.parents[1] / "templates").rglob("*"):
        if template.is_file() and "deploy" not in template.parts:
            assert not re.search(r"\|\s*safe\b|autoescape", template.read_text("utf-8")), template

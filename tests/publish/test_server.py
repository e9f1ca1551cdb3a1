"""A release under real web servers with the headers it ships: in a real browser every page works and nothing is refused."""
from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from mingbai.cli.main import main
from mingbai.publish.server.files import HEADERS, ServedPlace, server_files
from mingbai.publish.server.policy import policy, source_digest
from mingbai.publish.verify import verify
from tests.publish.webservers import COMMANDS, found, running
from tests.support.charts import HIGH, wait_for_charts
from tests.support.sites import CASES

CONTENT = CASES.parents[1] / "content"
VIOLATIONS = """
window.refused = [];
document.addEventListener('securitypolicyviolation', (event) => refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
# The pages of rules are alike: those of one rule of each family stand for them, or all with MINGBAI_WHOLE_CRAWL=1.
ALIKE = re.compile(r"/checks/[a-z](?!01)\d+/$")


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    folder = Path(shutil.copytree(CASES / "sites" / "full", tmp_path_factory.mktemp("full") / "content"))
    shutil.copytree(CONTENT / "about", folder / "about", dirs_exist_ok=True)
    (folder / "redirects.csv").write_text("from,to\nmingzhou/old/2023,mingzhou/works/2023\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def released(content: Path):
    """In a folder that servers without rights of their own can read."""
    passed = ["--allow", "D14:mingzhou/works/2023", "--reason", "A made-up report with faults on purpose"]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        out = Path(folder) / "out"
        assert main(["build", "--content", str(content), "--out", str(out), "--lang", "en", *passed]) == 0
        yield out


def serving(name: str, released: Path, content: Path, folder: Path):
    if found(name) is None:
        pytest.skip(f"{name} is not installed")
    return running(name, released, content, folder)


@pytest.fixture(scope="module", params=COMMANDS)
def server(request, released: Path, content: Path, tmp_path_factory):
    """The address of each server in turn."""
    with serving(request.param, released, content, tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="module")
def address(released: Path, content: Path, tmp_path_factory):
    with serving("nginx", released, content, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def ask(address: str, **headers: str):
    try:
        return urllib.request.urlopen(urllib.request.Request(address, headers=headers))
    except urllib.error.HTTPError as error:
        return error


# ---- headers

@pytest.mark.slow
@pytest.mark.parametrize("path", ["", "zh/mingzhou/works/2023/", "data/figures.csv", "assets/css/site.css", "nothing/here"])
def test_every_answer_carries_the_headers(server: str, path: str) -> None:
    answer = ask(server + path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    shipped = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in shipped and "frame-ancestors 'self'" in shipped
    script = next(part for part in shipped.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in script and "unsafe-eval" not in script.replace("wasm-unsafe-eval", "")


@pytest.mark.slow
def test_pages_for_frames_may_stand_in_other_sites(server: str) -> None:
    assert "frame-ancestors *" in ask(f"{server}en/mingzhou/works/2023/embed/").headers["Content-Security-Policy"]


@pytest.mark.slow
@pytest.mark.parametrize(("path", "kind"), [
    ("zh/", "text/html; charset=utf-8"), ("data/figures.csv", "text/csv; charset=utf-8"),
    ("data/datapackage.json", "application/json; charset=utf-8"), ("assets/js/site.js", "text/javascript; charset=utf-8"),
    ("catalog.jsonld", "application/ld+json; charset=utf-8"), ("robots.txt", "text/plain; charset=utf-8"),
    ("zh/feed.xml", "application/atom+xml; charset=utf-8"), ("zh/feed.json", "application/feed+json; charset=utf-8"),
    ("data/mingbai.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_types_and_character_sets(server: str, path: str, kind: str, coding: str) -> None:
    assert ask(server + path, **{"Accept-Encoding": coding}).headers["Content-Type"] == kind


@pytest.mark.slow
def test_caching_sharing_and_compression(server: str, released: Path) -> None:
    hashed = next((released / "current/pagefind/fragment").iterdir())
    assert "immutable" in ask(f"{server}pagefind/fragment/{hashed.name}").headers["Cache-Control"]
    page = ask(f"{server}zh/", **{"Accept-Encoding": "gzip"})
    assert (page.headers["Cache-Control"], page.headers["Content-Encoding"]) == ("no-cache", "gzip")
    assert gzip.decompress(page.read()) == (released / "current/zh/index.html").read_bytes()
    assert page.headers["Access-Control-Allow-Origin"] is None
    assert ask(f"{server}data/figures.csv").headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.slow
def test_what_is_not_there(server: str) -> None:
    missing = ask(f"{server}zh/nothing/")
    text = missing.read().decode()
    assert missing.status == 404 and 'lang="zh' in text and 'lang="en' in text
    assert ask(f"{server}.lock").status == 404
    moved = ask(f"{server}zh/mingzhou/old/2023/")
    assert urlsplit(moved.url).path == "/zh/mingzhou/works/2023/"


@pytest.mark.slow
def test_the_served_site_verifies(server: str) -> None:
    result = verify(server)
    assert result.differences == () and result.files > 100


# ---- in the browser

def visit(page, address: str) -> dict:
    page.goto(address, wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
    wait_for_charts(page)
    return {"charts": page.locator("[data-chart]:visible").count(), "refused": page.evaluate("window.refused"),
            "links": page.eval_on_selector_all("a[href], link[href]", "all => all.map((one) => one.href)")}


@pytest.mark.slow
@pytest.mark.browser
def test_the_whole_site_works_under_its_policy(address: str, browser) -> None:
    context = browser.new_context(viewport=HIGH, reduced_motion="reduce")
    context.add_init_script(VIOLATIONS)
    page, said, foreign = context.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    context.on("response", lambda answer: said.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    context.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:"))
               else foreign.append(request.url))
    seen, waiting, charts = set(), [address], 0
    while waiting:
        here = waiting.pop()
        if here in seen or not here.endswith("/") or (ALIKE.search(here) and "MINGBAI_WHOLE_CRAWL" not in os.environ):
            continue
        seen.add(here)
        found = visit(page, here)
        assert (here, found["refused"]) == (here, [])
        charts += found["charts"]
        waiting += [link.split("#")[0] for link in found["links"] if link.startswith(address)]
    context.close()
    assert (said, foreign) == ([], [])
    assert len(seen) > 20 and charts > 10


@pytest.mark.slow
@pytest.mark.browser
def test_a_piece_shows_by_itself_in_a_frame_of_another_site(address: str, browser, serve_dir, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<iframe id="a" src="{address}en/mingzhou/works/2023/embed/#show-money-table"></iframe>'
                                         f'<iframe id="b" src="{address}en/"></iframe>', "utf-8")
    page, said = browser.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(serve_dir(tmp_path), wait_until="load")
    inside = page.frame_locator("#a")
    inside.locator("#money-table").wait_for()
    assert inside.locator(".mb-embed__piece:visible").count() == 1
    assert inside.locator("header:visible, footer:visible, h1:visible").count() == 0
    href = inside.locator("#money-table a").first.evaluate("(link) => link.href")
    assert href.startswith(f"{address}en/mingzhou/works/2023/#fig-")
    assert page.frame_locator("#b").locator(".mb-page").count() == 0
    assert said == []
    page.close()


# ---- the policy

def test_a_policy_knows_inline_scripts_by_their_hash_alone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<script>one()</script><script src="a.js"></script><script type="application/ld+json">{}</script>'
        '<script type=module>two()</script><style>p{}</style>', "utf-8")
    directives = policy([tmp_path])
    assert directives["script-src"].split()[1:] == sorted([source_digest("one()"), source_digest("two()")])
    assert directives["style-src"] == f"'self' {source_digest('p{}')}"


def test_what_plotly_inserts_is_let_in_by_its_hash(tmp_path: Path) -> None:
    script = tmp_path / "assets" / "vendor" / "plotly.min.js"
    script.parent.mkdir(parents=True)
    script.write_text(r"e.textContent='a{content:\'\\201c\'}';f.textContent='words'", "utf-8")
    assert policy([tmp_path])["style-src"].split()[1:] == sorted([source_digest(""), source_digest(r"a{content:'\201c'}")])


def test_a_digest_is_what_browsers_work_out() -> None:
    """The example of the specification of content security policies, level 2."""
    assert source_digest("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


# ---- the other servers

def rendered(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "a.html").write_text("<p>x</p>", "utf-8")
    return server_files([tmp_path], {"a/old": "a/new"}, ServedPlace("/srv/mingbai/current", "budget.example", 8080))


def test_every_server_gets_the_same_policy_and_listens_on_ipv6(tmp_path: Path) -> None:
    files = rendered(tmp_path)
    for name, text in files.items():
        assert "/srv/mingbai/current" in text and "default-src &#39;none&#39;" in text or "default-src 'none'" in text, name
        assert "nosniff" in text and "strict-origin-when-cross-origin" in text and "404.html" in text, name
        assert "a/old/" in text and "a/new/" in text, name
    assert "listen [::]:8080;" in files["nginx.conf"]
    assert all("IPv6" in text for name, text in files.items() if name != "nginx.conf")
    assert ElementTree.fromstring(files["web.config"]).tag == "configuration"


@pytest.mark.skipif(found("nginx") is None, reason="nginx is not installed")
def test_nginx_takes_the_file_as_it_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "site.conf").write_text(rendered(tmp_path)["nginx.conf"], "utf-8")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{ }} http {{ access_log off; include {tmp_path}/site.conf; }}", "utf-8")
    done = subprocess.run([found("nginx"), "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

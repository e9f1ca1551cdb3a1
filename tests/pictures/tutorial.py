"""`python -m tests.pictures.tutorial`: the pictures of the tutorial, from the commands that it names."""
from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from shlex import split

from playwright.sync_api import Browser, sync_playwright

from mingbai.bootstrap.browser import find_browser
from mingbai.bootstrap.tasks import child_environment
from mingbai.cli.main import main
from tests.forms.contents import empty_content
from tests.forms.grids import WRITERS, cases
from tests.site.test_serve import free_port, wait_for
from tests.support.browsers import launch_flags
from tests.support.builds import ROOT
from tests.support.projects import project_copy

TUTORIALS = {lang: ROOT / f"content/tutorial.{lang}.md" for lang in ("zh", "en")}
FOLDER = ROOT / "content" / "tutorial"
FORM = "guangdong-letters"
REPORT = "huaxian/farms/2023/project-1"
SHEET = "table { border-collapse: collapse; font: 14px sans-serif } td { border: 1px solid; padding: .2em .5em }"


def commands(lang: str) -> list[list[str]]:
    """What the tutorial tells to type after `mingbai`."""
    text = TUTORIALS[lang].read_text("utf-8")
    blocks = text.split("```")[1::2]
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("mingbai ")]
    return [split(line.replace("\\", "/"))[1:] for line in lines]


def content_of_the_tutorial(folder: Path, lang: str) -> Path:
    """The content after the tutorial's commands, typed in a folder that holds the form."""
    content = empty_content(folder / "content")
    (folder / "自评表.xlsx").write_bytes(WRITERS["xlsx"](cases()[FORM]))
    for command in commands(lang):
        if command[0] in ("new", "import", "check", "export"):
            named = [str(folder / one) if one.endswith(".xlsx") else one for one in command]
            if main([*named, "--content", str(content), "--lang", lang]) == 2:
                raise SystemExit(f"mingbai {' '.join(command)}")
    return content


def pictures(browser: Browser, folder: Path) -> None:
    page = browser.new_page(viewport={"width": 1100, "height": 700})
    form = folder / "form.html"
    form.write_bytes(WRITERS["xls"](cases()[FORM]))
    page.goto(form.as_uri())
    page.add_style_tag(content=SHEET)
    page.locator("table").screenshot(path=FOLDER / "form.png")
    project = project_copy(folder / "project", content_of_the_tutorial(folder, "zh"))
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address], cwd=project,
                              env=child_environment(browser=None), stdin=subprocess.DEVNULL)
    try:
        for lang in TUTORIALS:
            wait_for(f"http://{address}/{lang}/{REPORT}/", lambda text: "mb-preview" in text)
            page.goto(f"http://{address}/{lang}/{REPORT}/", wait_until="load")
            page.locator("#mb-preview summary").click()
            page.screenshot(path=FOLDER / f"preview.{lang}.png")
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=launch_flags())
        pictures(chromium, Path(work))
        chromium.close()

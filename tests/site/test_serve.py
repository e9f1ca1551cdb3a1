"""`mkdocs serve` shows edits of content, templates and assets without a restart."""
from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mingbai.bootstrap.tasks import child_environment
from mingbai.preview.on_demand import MANY
from tests.support.projects import own_asset, own_template, project_copy
from tests.support.sites import edit

PATIENCE = 90                             # seconds before we give up; nothing is asserted on speed


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetched(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.read().decode()
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(address: str, said: Callable[[str], bool]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        text = fetched(address)
        if said(text):
            return text
        time.sleep(0.3)
    pytest.fail(f"not seen at {address}")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address], cwd=folder,
                              env=child_environment(browser=None), stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://{address}/"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def served_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = project_copy(tmp_path_factory.mktemp("served"))
    own_template(folder, "layout.html")
    own_asset(folder, "css/site.css")
    with served(folder) as address:
        yield folder, address


def test_an_edit_of_the_content_is_shown(served_project: tuple[Path, str]) -> None:
    folder, address = served_project
    page = address + "zh/anyang/housing/2023/"
    wait_for(page, lambda text: "1.26万平方米" in text)
    edit(folder / "content/departments/anyang/housing/2023/results.csv", "1.26万平方米", "1.27万平方米")
    wait_for(page, lambda text: "1.27万平方米" in text and "1.26万平方米" not in text)


def test_an_edit_of_a_template_is_shown(served_project: tuple[Path, str]) -> None:
    folder, address = served_project
    page = address + "en/anyang/housing/2023/"
    wait_for(page, lambda text: "<h1>" in text)
    edit(folder / "templates/layout.html", "<h1>", '<h1 data-edited="yes">')
    wait_for(page, lambda text: 'data-edited="yes"' in text)


def test_an_edit_of_the_style_is_shown(served_project: tuple[Path, str]) -> None:
    folder, address = served_project
    sheet = folder / "site_src/assets/css/site.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n.edited-now { color: inherit }\n", "utf-8")
    wait_for(address + "assets/css/site.css", lambda text: "edited-now" in text)


def test_wrong_content_keeps_the_last_good_pages(served_project: tuple[Path, str]) -> None:
    folder, address = served_project
    money = folder / "content/departments/anyang/housing/2023/money.csv"
    page = address + "zh/anyang/housing/2023/"
    good = money.read_text("utf-8")
    wait_for(page, lambda text: "79.00" in text)
    money.write_text(good.replace("79.00", "7.9.0"), "utf-8")
    time.sleep(3)
    assert "79.00" in fetched(page)
    money.write_text(good.replace("79.00", "79.01"), "utf-8")
    wait_for(page, lambda text: "79.01" in text)


def test_what_is_wrong_stands_at_the_foot_of_the_page(served_project: tuple[Path, str]) -> None:
    folder, address = served_project
    money = folder / "content/departments/anyang/housing/2023/money.csv"
    page = address + "en/anyang/housing/2023/"
    wait_for(page, lambda text: 'id="mb-preview"' in text and "can&#39;t be read" not in text)
    good = money.read_text("utf-8")
    money.write_text(good.replace("place", "palce", 1), "utf-8")
    wait_for(page, lambda text: "can&#39;t be read" in text and "palce" in text)
    money.write_text(good, "utf-8")
    wait_for(page, lambda text: 'id="mb-preview"' in text and "can&#39;t be read" not in text)


@pytest.fixture
def many_departments(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    folder = project_copy(tmp_path)
    region = folder / "content/departments/anyang"
    for number in range(MANY):
        shutil.copytree(region / "housing", region / f"office-{number}")
    os.utime(region / "office-7/2023/report.yml", (time.time() + 9, time.time() + 9))
    with served(folder) as address:
        yield folder, address


def test_of_many_departments_each_is_generated_when_it_is_opened(many_departments: tuple[Path, str]) -> None:
    folder, address = many_departments
    wait_for(address + "zh/anyang/office-7/2023/", lambda text: "<h1>" in text)
    pages = folder / ".cache/preview/site_src/zh/anyang"
    assert [path.name for path in pages.iterdir() if path.is_dir()] == ["office-7"]
    wait_for(address + "zh/anyang/office-9/2023/", lambda text: "1.26万平方米" in text)
    assert not (folder / "site_src/zh").exists()
    edit(folder / "content/departments/anyang/office-9/2023/results.csv", "1.26万平方米", "1.27万平方米")
    wait_for(address + "zh/anyang/office-9/2023/", lambda text: "1.27万平方米" in text)
    lists = folder / ".cache/preview/.cache/mingbai-site_src/anyang/_lists.record"
    before = lists.read_bytes()
    assert "office-9" in fetched(address + "zh/anyang/")
    assert lists.read_bytes() != before

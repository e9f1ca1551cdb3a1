"""Reports as tagged PDF files: the finished pages of a built site, printed by a browser that is there."""
from __future__ import annotations

import io
import os
import re
import subprocess
from contextlib import AbstractContextManager
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO
from urllib.parse import urljoin

from mingbai.bootstrap.browser import launch_flags
from mingbai.pdf.server import serving

LINK = re.compile(rb'(<a\b[^>]*?)\shref="([^"#][^"]*)"')
PRINTING = ("--export-tagged-pdf", "--generate-pdf-document-outline", "--no-pdf-header-footer")
SAID_OF_ITSELF = "Mingbai"                # stands in the file as the program that made it


class Pages(SimpleHTTPRequestHandler):
    """The site for the printer: a link to another page leads to the public address, or nowhere where there is none."""

    def __init__(self, *arguments: Any, address: str, **named: Any) -> None:   # Any: handed on as they are
        self.address = address
        super().__init__(*arguments, **named)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        if self.path.endswith(".js"):     # a finished page is what is printed
            self.send_error(404)
            return None
        page = Path(self.translate_path(self.path)) / "index.html"
        if not self.path.endswith("/") or not page.is_file():
            return super().send_head()
        body = leading_outside(page.read_bytes(), self.address, self.path.lstrip("/"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, *_: object) -> None:
        """What the printer asks for is nobody's news."""


def leading_outside(body: bytes, address: str, path: str) -> bytes:
    """A link that leads off the site stays as it is; one within it is marked, so that its address isn't printed."""
    def changed(match: re.Match[bytes]) -> bytes:
        link = unescape(match[2].decode())
        if re.match(r"[a-z]+:", link):
            return match[0]
        target = urljoin(address + path, link).replace("&", "&amp;") if address else ""
        return match[1] + (f' href="{target}"'.encode() if target else b"") + b" data-inside"
    return LINK.sub(changed, body)


def served(site: Path, address: str) -> AbstractContextManager[str]:
    return serving(partial(Pages, directory=str(site), address=address))


def print_page(browser: str, address: str, file: Path) -> str:
    """What went wrong, or nothing. The browser keeps its things in a folder that goes with it."""
    with TemporaryDirectory() as profile:
        command = [browser, "--headless", *launch_flags(), f"--user-data-dir={profile}", f"--user-agent={SAID_OF_ITSELF}",
                   *PRINTING, f"--print-to-pdf={file}", address]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", env={**os.environ, "HOME": profile})
    return "" if file.is_file() and not done.returncode else done.stderr.strip() or str(done.returncode)

"""The browser for the tests and for PDF files: the one that is there, else Debian's."""

import ntpath
import os
import shutil
import sys
from collections.abc import Mapping

from mingbai.bootstrap.system import Machine, apt_install, may_install
from mingbai.bootstrap.words import SetupError

# The last is what Playwright's own program is linked with.
PACKAGES = ("chromium", "fonts-noto-cjk", "libatomic1")
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
# A browser that asks its maker's hosts for updates would spoil a test that counts foreign requests.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LocalAppData")
WINDOWS_PROGRAMS = (
    r"Chromium\Application\chrome.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)
MAC_PROGRAMS = ("Chromium", "Google Chrome", "Microsoft Edge")


def launch_flags() -> list[str]:
    """Chromium refuses its sandbox to root."""
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else list(FLAGS)


def unwanted(environ: Mapping[str, str]) -> bool:
    return environ.get("MINGBAI_NO_BROWSER") == "1"


def usual_places(platform: str, environ: Mapping[str, str]) -> list[str]:
    """Where installers put a browser without putting it on PATH."""
    if platform == "win32":
        folders = [environ[name] for name in WINDOWS_FOLDERS if environ.get(name)]
        return [ntpath.join(folder, program) for folder in folders for program in WINDOWS_PROGRAMS]
    if platform == "darwin":
        return [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in MAC_PROGRAMS]
    return []


def find_browser(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    chosen = environ.get("MINGBAI_BROWSER")
    candidates = [chosen] if chosen else [*COMMANDS, *usual_places(platform, environ)]
    # An empty PATH, unlike none, keeps `which` from looking at the system's default one.
    found = (shutil.which(name, path=environ.get("PATH", "")) for name in candidates)
    browser = next((path for path in found if path), None)
    if chosen and not browser:
        raise SetupError("browser_wrong", path=chosen)
    return browser


def hint(platform: str) -> str:
    if platform.startswith("linux"):
        return "sudo apt-get install " + " ".join(PACKAGES)
    return "brew install --cask google-chrome" if platform == "darwin" else "winget install Google.Chrome"


def provide_browser(machine: Machine, environ: Mapping[str, str] = os.environ) -> str | None:
    """The path of a browser, installed first where that is allowed; None where none is wanted."""
    if unwanted(environ):
        return None
    browser = find_browser(environ, machine.platform)
    if not browser and may_install(machine):
        apt_install(machine, PACKAGES)
        browser = find_browser(environ, machine.platform)
    if not browser:
        raise SetupError("browser_missing", hint=hint(machine.platform))
    return browser

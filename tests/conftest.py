"""What every test may ask for: the built site, a server for a folder, a browser."""

import os
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, settings

from generator.bootstrap_browser import find_browser, hint, unwanted
from generator.bootstrap_system import this_machine
from generator.bootstrap_words import both
from tests.support.browsers import launch_flags
from tests.support.builds import build_site
from tests.support.servers import served

# No test asserts on time, not even of its examples.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(scope="session")
def browser_path():
    if unwanted(os.environ):
        pytest.skip("MINGBAI_NO_BROWSER=1")
    path = find_browser()
    if path is None:
        pytest.fail(both("browser_missing", hint=hint(this_machine().platform)), pytrace=False)
    return path


@pytest.fixture(scope="session")
def browser(browser_path):
    # Imported here so that the tests without a browser run where Playwright has no build.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=launch_flags())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory):
    """The folder of the real site, built once a session."""
    site = tmp_path_factory.mktemp("built") / "site"
    build = build_site(site)
    if build.returncode:
        pytest.fail(f"mkdocs build --strict: {build.returncode}\n{build.stdout}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def serve_dir():
    """A function from a folder to the address it is served at until the session ends."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))

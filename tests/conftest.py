"""What every test may ask for: the built site, a server for a folder, a browser."""

import os
from contextlib import ExitStack

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from mingbai.bootstrap.browser import find_browser, hint, unwanted
from mingbai.bootstrap.system import this_machine
from mingbai.bootstrap.words import both
from tests.support.browsers import launch_flags
from tests.support.builds import build_site
from tests.support.servers import served

# No test asserts on time, not even of its examples.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", max_examples=100_000, deadline=None, suppress_health_check=list(HealthCheck))
# The same examples each time: what runs on every change must not fail by chance.
settings.register_profile("soak-short", settings.get_profile("soak"), max_examples=10_000, derandomize=True)
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


# Their tests build, release, serve or preview sites.
ROOMS_OF_BUILDS = {"benchmarks", "build", "federation", "mkdocs_plugin", "pdf", "preview", "publish", "search", "site", "work"}


def pytest_itemcollected(item):
    if "built_site" in item.fixturenames or item.path.parent.name in ROOMS_OF_BUILDS or item.path.name == "test_to_add_one.py":
        item.add_marker("site_build")


def pytest_collection_modifyitems(items):
    """Files with long tests come first: workers side by side end together."""
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, worker_id):
    """A folder that all workers of a run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def built_site(shared_folder):
    """The folder of the real site, built once a run."""
    site = shared_folder / "built" / "site"
    with FileLock(shared_folder / "built.lock"):
        if not site.exists():
            build = build_site(site)
            if build.returncode:
                pytest.fail(f"mkdocs build --strict: {build.returncode}\n{build.stdout}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def serve_dir():
    """A function from a folder to the address it is served at until the session ends."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))

"""The package as a publisher gets it: built, installed alone beside nothing but what it declares, taken from an empty folder
to a verified release."""
from __future__ import annotations

import email
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.forms.grids import WRITERS, cases
from tests.site.test_serve import free_port, wait_for
from tests.support.builds import ROOT

NO_LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links to what is installed need rights there")
pytestmark = [pytest.mark.slow, NO_LINKS]
FORM = "hunan-whole"
REPORT = "example-county/schools/2023"
PLACES = {"generator/mingbai": "mingbai", "templates": "mingbai/templates", "site_src/assets": "mingbai/assets"}
MADE = ("__pycache__/", "site_src/assets/vendor/")     # by the program
EXAMPLE = "example-county/example-bureau/2024"
PLAIN_SHELL = ("PATH", "HOME", "TMPDIR", "LANG")


def build(kind: str, source: Path, folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)], cwd=source, check=True,
                   capture_output=True)
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made from the source distribution: so all that it takes is in there."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return build("wheel", next(folder.iterdir()), tmp_path_factory.mktemp("wheel"))


def needed(wheel: Path) -> Iterator[Distribution]:
    """What the wheel asks for, with what reads forms, and what that asks for in turn."""
    with zipfile.ZipFile(wheel) as archive:
        told = next(archive.read(name) for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    waiting = [(line, "import") for line in email.message_from_bytes(told).get_all("Requires-Dist", [])]
    known: set[str] = set()
    while waiting:
        line, extra = waiting.pop()
        wanted = Requirement(line)
        if wanted.marker and not any(wanted.marker.evaluate({"extra": one}) for one in ("", extra)):
            continue
        found = distribution(wanted.name)
        if f"{found.name}[{wanted.extras}]" not in known:
            known.add(f"{found.name}[{wanted.extras}]")
            yield found
            waiting += [(one, extra) for one in found.requires or () for extra in (wanted.extras or {""})]


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of an environment with the wheel and links to what it needs: nothing is fetched, and nothing else is seen."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    for found in needed(wheel):
        for name in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
            if not (packages / name).exists():
                (packages / name).symlink_to(Path(str(found.locate_file(name))))
    subprocess.run([sys.executable, "-m", "pip", "--python", str(folder / "bin/python"), "install", "-q", "--no-index",
                    "--no-deps", "--disable-pip-version-check", str(wheel)], check=True)
    return folder / "bin"


def environment() -> dict[str, str]:
    return {**{name: os.environ[name] for name in PLAIN_SHELL if name in os.environ}, "NO_MKDOCS_2_WARNING": "1",
            "MINGBAI_LANG": "en", "PYTHONUTF8": "1"}


def run(scripts: Path, folder: Path, *command: str, code: int = 0) -> str:
    done = subprocess.run([str(scripts / command[0]), *command[1:]], cwd=folder, env=environment(), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    assert done.returncode == code, done.stdout
    return done.stdout


def test_the_wheel_installs_one_package_with_all_that_it_shows(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"mingbai"}
    for source, target in PLACES.items():
        files = {path.relative_to(ROOT).as_posix() for path in (ROOT / source).rglob("*") if path.is_file()}
        written = {name.removeprefix(source) for name in files if not any(made in name for made in MADE)}
        assert {f"{target}{name}" for name in written} <= {*names}
    assert not any(name.startswith("mingbai/assets/vendor/") for name in names)


def test_from_an_empty_folder_to_a_verified_release(scripts: Path, tmp_path: Path) -> None:
    assert "mingbai " in run(scripts, tmp_path, "mingbai", "--version")
    run(scripts, tmp_path, "mingbai", "init", "my-county")
    site = tmp_path / "my-county"
    assert str(ROOT) not in run(scripts, site, "python", "-c", "import mingbai; print(mingbai.__file__)")
    assert ".gitignore" in run(scripts, tmp_path, "mingbai", "init", "my-county", code=2)

    form = tmp_path / "form.xlsx"
    form.write_bytes(WRITERS["xlsx"](cases()[FORM]))
    run(scripts, site, "mingbai", "import", str(form), "--region", "example-county", "--department", "schools",
        "--name-en", "Education", "--year", "2023")
    run(scripts, site, "mingbai", "check", code=1)                       # what is worth explaining in the example
    run(scripts, site, "python", "-m", "mkdocs", "build", "--strict")
    for page in (EXAMPLE, REPORT):
        assert (site / "site/zh" / page / "index.html").is_file() and (site / "site/en" / page / "index.html").is_file()
    assert (site / "site/assets/css/site.css").is_file()

    run(scripts, site, "mingbai", "build", "--out", str(tmp_path / "out"))
    assert "Agrees" in run(scripts, site, "mingbai", "verify", str(tmp_path / "out"))
    (tmp_path / "out/current/index.html").write_text("changed", "utf-8")
    run(scripts, site, "mingbai", "verify", str(tmp_path / "out"), code=1)


def test_a_publisher_adds_to_what_comes_along(scripts: Path, tmp_path: Path) -> None:
    run(scripts, tmp_path, "mingbai", "init", "my-county")
    site = tmp_path / "my-county"
    for name, text in {"content/units.yml": "lift: {zh: [梯], en: [lift, lifts], kind: lifts}\n",
                       "content/glossary.csv": "zh,en,note_zh,note_en\n决算,Own accounts,,\n",
                       "templates/theme/partials/title.html": "<title>Of one's own</title>\n",
                       "site_src/assets/css/site.css": "body { color: teal }\n"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    indicators = site / "content/departments" / EXAMPLE / "indicators.csv"
    indicators.write_text(indicators.read_text("utf-8").replace("12.6公里", "13梯").replace("≥12公里", "≥12梯"), "utf-8")
    address = f"127.0.0.1:{free_port()}"
    served = subprocess.Popen([str(scripts / "mingbai"), "serve", "--no-open", "--addr", address], cwd=site, env=environment(),
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              start_new_session=True)
    try:
        page = wait_for(f"http://{address}/en/{EXAMPLE}/", lambda text: "<h1" in text)
        assert "13 lifts" in page and "<title>Of one's own</title>" in page
        wait_for(f"http://{address}/assets/css/site.css", lambda text: "teal" in text)
        terms = wait_for(f"http://{address}/en/about/glossary/", lambda text: "Own accounts" in text)
        assert terms.count("<dt") > 100
    finally:
        os.killpg(served.pid, 15)
        served.wait(20)
    told = run(scripts, site, "mingbai", "doctor")
    assert all(name in told for name in ("templates/theme/partials/title.html", "site_src/assets/css/site.css"))

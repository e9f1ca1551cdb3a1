"""Which plotly.js goes out: the small build where it is there and whole, else the one of the Python package."""

import base64
import hashlib
import io
import sys
import tarfile
from importlib.metadata import version
from importlib.resources import files as package_files

import plotly.offline
import pytest

from mingbai.bootstrap import plotly as bootstrap_plotly
from mingbai.bootstrap import tasks as bootstrap
from mingbai.bootstrap.plotly import BUNDLE, LOCK, kept_at, kept_package, provide_plotly
from mingbai.build import vendor
from mingbai.text.value import replace
from tests.charts.reports import drawn_figures

SMALL = b"window.Plotly = {};"
LICENCE = b"MIT License\n\nCopyright of the small build"
FULL = package_files("plotly").joinpath("package_data/plotly.min.js")
IN_THE_SMALL_BUILD = {"bar", "scatter", "pie"}


def packed(script=SMALL):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as members:
        for name, held in ((BUNDLE.script, script), (BUNDLE.licence, LICENCE)):
            member = tarfile.TarInfo(name)
            member.size = len(held)
            members.addfile(member, io.BytesIO(held))
    return data.getvalue()


PACKAGE = packed()


@pytest.fixture
def prefix(tmp_path, monkeypatch):
    """An environment of its own, and a lock that names `PACKAGE`."""
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(PACKAGE).digest()).decode()
    bundle = replace(BUNDLE, integrity=integrity)
    for module in (bootstrap_plotly, vendor):
        monkeypatch.setattr(module, "BUNDLE", bundle)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "venv"))
    return tmp_path / "venv"


@pytest.fixture
def npm(tmp_path):
    """Puts a stand-in for npm on a PATH of its own; it brings the bytes it is given."""
    if sys.platform == "win32":
        pytest.skip("the stand-in is a script with a first line that Windows does not read")

    def program(brings):
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "bytes").write_bytes(brings)
        lines = (f"#!{sys.executable}", "import pathlib, shutil, sys", "assert sys.argv[1] == 'pack'",
                 "wanted = sys.argv[2].replace('@', '-') + '.tgz'",
                 f"data = pathlib.Path({str(folder / 'bytes')!r})",
                 "shutil.copy(data, wanted) if data.stat().st_size else sys.exit('no network')")
        (folder / "npm").write_text("\n".join(lines))
        (folder / "npm").chmod(0o755)
        return {"PATH": str(folder)}
    return program


def test_the_small_build_goes_out_once_npm_has_brought_it(prefix, npm, capsys):
    environ = npm(PACKAGE)
    provide_plotly(prefix, environ)
    assert vendor.vendor_files()["assets/vendor/plotly.min.js"] == SMALL
    assert vendor.chart_script() == {"package": BUNDLE.package, "version": BUNDLE.version}
    assert capsys.readouterr().out == ""
    provide_plotly(prefix, {"PATH": ""})
    assert capsys.readouterr().out == "", "what is there is not asked for again"


@pytest.mark.parametrize(("brings", "said"), [
    (b"", ("没有取到", "did not bring")), (packed(b"another"), ("没有采用", "was not taken"))])
def test_what_npm_does_not_bring_whole_is_not_taken(prefix, npm, capsys, brings, said):
    provide_plotly(prefix, npm(brings))
    assert not kept_at(prefix).exists()
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert all(words in line for words in (*said, "make setup", BUNDLE.version))
    assert vendor.plotly_script() == FULL.read_bytes()


def test_without_npm_the_full_one_goes_out(prefix, capsys):
    provide_plotly(prefix, {"PATH": ""})
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert "没有找到 npm" in line and "npm was not found" in line
    assert vendor.plotly_script() == FULL.read_bytes()
    assert vendor.chart_script()["package"] == "plotly"


def test_a_package_changed_after_it_was_kept_is_not_used_and_brought_again(prefix, npm):
    environ = npm(PACKAGE)
    provide_plotly(prefix, environ)
    kept_at(prefix).write_bytes(packed(b"changed"))
    assert kept_package(prefix) is None
    assert vendor.plotly_script() == FULL.read_bytes()
    provide_plotly(prefix, environ)
    assert vendor.plotly_script() == SMALL


@pytest.mark.parametrize(("was_current", "asked"), [(True, []), (False, [bootstrap.ROOT / ".venv"])])
def test_npm_is_asked_once_an_installation(monkeypatch, was_current, asked):
    places = []
    monkeypatch.setattr(bootstrap, "is_current", lambda *_: was_current)
    monkeypatch.setattr(bootstrap, "ensure_packages", lambda *_: sys.executable)
    monkeypatch.setattr(bootstrap, "provide_plotly", places.append)
    assert bootstrap.provide_packages("requirements.lock", None) == sys.executable
    assert places == asked


def test_the_notices_are_of_what_goes_out(prefix, npm):
    full = vendor.vendor_files()[vendor.NOTICES].decode()
    assert f"plotly {version('plotly')}: assets/vendor/plotly.min.js" in full and "Plotly Technologies Inc." in full
    assert f"Pagefind {version('pagefind')}: pagefind/" in full and '"AS IS"' in full and "&" not in full
    provide_plotly(prefix, npm(PACKAGE))
    small = vendor.vendor_files()[vendor.NOTICES].decode()
    assert f"{BUNDLE.package} {BUNDLE.version}: " in small and "Copyright of the small build" in small


def test_the_lock_names_the_version_of_the_python_package_and_no_address():
    assert BUNDLE.version == plotly.offline.get_plotlyjs_version()
    assert "://" not in LOCK.read_text("utf-8")


def test_no_chart_needs_what_the_small_build_leaves_out():
    types = {trace["type"] for figure in drawn_figures() for trace in figure["data"]}
    assert types and types <= IN_THE_SMALL_BUILD

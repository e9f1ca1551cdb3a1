"""Programs of others that go out with the site, from packages on this machine: our pages ask no foreign host."""
from __future__ import annotations

import io
import sys
import tarfile
from importlib.metadata import files as installed_files
from importlib.metadata import version
from importlib.resources import files as package_files
from types import SimpleNamespace

from markupsafe import Markup

from mingbai.bootstrap.plotly import BUNDLE, kept_package
from mingbai.render.templates import environment
from mingbai.text.value import not_none
from mingbai.work.places import PLOTLY

FULL = "plotly"                           # the Python package, which brings all of plotly.js
NOTICES = "assets/vendor/NOTICES.txt"
SEARCH = "pagefind"                       # writes its programs into the built site itself


def vendor_files() -> dict[str, bytes]:
    return {PLOTLY: plotly_script(), NOTICES: notices().encode()}


def plotly_script() -> bytes:
    """The small build where the set-up could get it, else the full one."""
    package = kept_package(sys.prefix)
    if package:
        return member_of(package, BUNDLE.script)
    return package_files(FULL).joinpath("package_data/plotly.min.js").read_bytes()


def plotly_licence() -> str:
    package = kept_package(sys.prefix)
    if package:
        return member_of(package, BUNDLE.licence).decode()
    licences = [file for file in installed_files(FULL) or () if file.name.startswith("LICENSE")]
    return licences[0].read_text()


def member_of(package: bytes, name: str) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as members:
        return not_none(members.extractfile(name)).read()


def chart_script() -> dict[str, str]:
    """Which of the two it is, for the manifest: the bytes of a site depend on it."""
    if kept_package(sys.prefix):
        return {"package": BUNDLE.package, "version": BUNDLE.version}
    return {"package": FULL, "version": version(FULL)}


def notices() -> str:
    """What their licences ask for: the notice goes where the program goes."""
    chart = SimpleNamespace(**chart_script(), file=PLOTLY, licence=Markup(plotly_licence().strip()))
    return environment().get_template("vendor/notices.txt").render(chart=chart, search=SimpleNamespace(version=version(SEARCH)))

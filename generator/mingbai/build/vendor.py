"""Programs of others that go out with the site, from packages on this machine: our pages ask no foreign host."""
from __future__ import annotations

import io
import sys
import tarfile
from importlib.metadata import version
from importlib.resources import files as package_files

from mingbai.bootstrap.plotly import BUNDLE, kept_package
from mingbai.charts.chart import PLOTLY
from mingbai.text.value import not_none

FULL = "plotly"                           # the Python package, which brings all of plotly.js


def vendor_files() -> dict[str, bytes]:
    return {PLOTLY: plotly_script()}


def plotly_script() -> bytes:
    """The small build where the set-up could get it, else the full one."""
    package = kept_package(sys.prefix)
    return script_in(package) if package else package_files(FULL).joinpath("package_data/plotly.min.js").read_bytes()


def script_in(package: bytes) -> bytes:
    with tarfile.open(fileobj=io.BytesIO(package), mode="r:gz") as members:
        return not_none(members.extractfile(BUNDLE.script)).read()


def chart_script() -> dict[str, str]:
    """Which of the two it is, for the manifest: the bytes of a site depend on it."""
    if kept_package(sys.prefix):
        return {"package": BUNDLE.package, "version": BUNDLE.version}
    return {"package": FULL, "version": version(FULL)}

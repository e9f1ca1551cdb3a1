"""Programs of others that go out with the site, from packages on this machine: our pages ask no foreign host."""
from __future__ import annotations

from importlib.resources import files as package_files


def vendor_files() -> dict[str, bytes]:
    return {"assets/vendor/plotly.min.js": package_files("plotly").joinpath("package_data/plotly.min.js").read_bytes()}

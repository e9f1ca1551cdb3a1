"""Where the program lies, and what belongs to it: in a checkout beside the package, in an installed one inside it."""
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
IS_INSTALLED = (PACKAGE / "templates").is_dir()
HOME = PACKAGE if IS_INSTALLED else PACKAGE.parents[1]
TEMPLATES = HOME / "templates"
ASSETS = (HOME if IS_INSTALLED else HOME / "site_src") / "assets"
DEFAULTS = PACKAGE / "defaults"
PAGES = "site_src"                        # below the folder of a site: what MkDocs makes the site of
PLOTLY = "assets/vendor/plotly.min.js"    # in a site

"""Where the program lies, and what belongs to it."""
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parents[1]
MKDOCS_SETTINGS = CHECKOUT / "mkdocs.yml"
TEMPLATES = CHECKOUT / "templates"

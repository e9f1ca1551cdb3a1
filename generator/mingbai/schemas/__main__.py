"""`python -m mingbai.schemas` in the folder of a site: write the schemas and the settings of the editor anew."""
from __future__ import annotations

from pathlib import Path

from mingbai.forms.draft.files import SCHEMAS
from mingbai.schemas.content import editor_settings, schema_files


def files_to_write(site: Path) -> dict[Path, str]:
    schemas = {site / "content" / SCHEMAS / name: text for name, text in schema_files().items()}
    return {**schemas, site / ".vscode/settings.json": editor_settings()}


def main(site: Path) -> None:
    for path, text in files_to_write(site).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path())

"""`python -m mingbai.schemas`: write the schemas and the settings of the editor anew."""
from __future__ import annotations

from pathlib import Path

from mingbai.forms.draft.files import SCHEMAS
from mingbai.schemas.content import editor_settings, schema_files
from mingbai.work.places import CHECKOUT


def files_to_write() -> dict[Path, str]:
    schemas = {CHECKOUT / "content" / SCHEMAS / name: text for name, text in schema_files().items()}
    return {**schemas, CHECKOUT / ".vscode/settings.json": editor_settings()}


def main() -> None:
    for path, text in files_to_write().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()

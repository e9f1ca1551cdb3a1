"""Of what a theme brings comes into the site what the frame of a page names, and what that names in turn."""
from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from mingbai.render.frame_settings import complete, put_on_frame
from mingbai.render.theme_files import leave_out_unnamed
from tests.support.builds import ROOT

OWN = {"assets/own/look.css": "a { background: url(dot.svg) }", "assets/own/dot.svg": "<svg></svg>",
       "assets/own/idle.css": "b {}"}
LINK = """{% extends "base.html" %}
{% block styles %}<link rel="stylesheet" href="{{ 'assets/own/look.css' | url }}">{% endblock %}"""


def left(theme: Path, docs: Path, main: str) -> set[str]:
    for name, text in {**OWN, "main.html": main}.items():
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_text(text, "utf-8")
    docs.mkdir(exist_ok=True)
    (docs / "own.css").write_text("", "utf-8")
    config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), plugins=[], nav=[])
    put_on_frame(config, None)
    complete(config, {"zh": "示例", "en": "Example"})
    config.theme.dirs.insert(0, str(theme))
    env, files = config.theme.get_env(), get_files(config)
    files.add_files_from_theme(env, config)
    assert any("stylesheets" in file.src_uri for file in files)
    leave_out_unnamed(files, env, config)
    return {file.src_uri for file in files}


@pytest.mark.parametrize(("main", "expected"), [
    ('{% extends "base.html" %}', {"own.css"}),
    (LINK, {"own.css", "assets/own/look.css", "assets/own/dot.svg"}),
])
def test_what_the_frame_names_stays(main: str, expected: set[str], tmp_path: Path) -> None:
    assert left(tmp_path / "theme", tmp_path / "docs", main) == expected

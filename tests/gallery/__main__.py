"""`python -m tests.gallery [FOLDER]`: every chart and component in all its states, on one page for each language."""
from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

from jinja2 import ChoiceLoader, FileSystemLoader

from mingbai.build.vendor import vendor_files
from mingbai.render.frame_settings import STYLES
from mingbai.render.templates import environment
from mingbai.say.say import CATALOGUES
from mingbai.text.value import replace
from mingbai.text.words import Words
from mingbai.work.places import ASSETS, PLOTLY
from tests.gallery.examples import Drawn, charts, components
from tests.support.builds import ROOT

HERE = Path(__file__).parent
FOLDER = ROOT / ".cache" / "gallery"
TITLES = {"zh": "图表与组件一览", "en": "Charts and components"}
FILES = {"zh": "index.html", "en": "en.html"}


def write_assets(folder: Path) -> None:
    shutil.copytree(ASSETS, folder / "assets", dirs_exist_ok=True)
    for name, data in vendor_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def page(lang: str) -> str:
    env = environment().overlay()
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(HERE)])
    other = "en" if lang == "zh" else "zh"
    return env.get_template("page.html").render(
        lang=lang, title=TITLES[lang], styles=STYLES, word=Words(CATALOGUES, lang), components=components(lang),
        other=SimpleNamespace(lang=other, file=FILES[other], title=TITLES[other]),
        charts=[(name, [beside(one) for one in states]) for name, states in charts(lang)])


def beside(drawn: Drawn) -> Drawn:
    return replace(drawn, view=replace(drawn.view, script=PLOTLY))


def main(folder: Path) -> None:
    write_assets(folder)
    for lang, name in FILES.items():
        (folder / name).write_text(page(lang), "utf-8")
    print(folder / FILES["zh"])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)

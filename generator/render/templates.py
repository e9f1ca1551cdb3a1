"""The Jinja2 environment: escaping on, undefined names are errors."""
from __future__ import annotations

import re
import shutil
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.render.compiling import Compiler
from generator.text.language import foreign
from generator.views.say import FigureView, LinkView, anchor

RELATIVE = re.compile(r' (href|data-plotly)="(?=#|\.\./)')   # in texts quotation marks are escaped
FOLDER = Path(__file__).parent.parent.parent / "templates"


@lru_cache
def environment(folder: Path = FOLDER) -> Environment:
    env = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
                      trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False)
    env.code_generator_class = Compiler
    env.filters |= {"anchor": anchor, "foreign": foreign, "one_below": one_below}
    env.tests |= {"figure": lambda part: isinstance(part, FigureView), "link": lambda part: isinstance(part, LinkView)}
    return env


def one_below(html: Markup) -> Markup:
    """Its links as they must be on a page one folder below the one that it was made for."""
    return Markup(RELATIVE.sub(r' \1="../', str(html)))


def keep_compiled(env: Environment, folder: Path, state: str) -> None:
    """`state` is of the program: another may compile the same template in another way."""
    for other in folder.glob("*"):
        if other.name != state:
            shutil.rmtree(other, ignore_errors=True)
    (folder / state).mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder / state))


def warm(env: Environment) -> Environment:
    """Compile every page template here, once, so that forked workers inherit them."""
    for name in env.list_templates(filter_func=lambda name: not name.startswith("theme/") and name.endswith((".html", ".svg"))):
        env.get_template(name)
    return env

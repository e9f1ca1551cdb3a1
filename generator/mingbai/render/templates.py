"""The Jinja2 environment: escaping on, undefined names are errors."""
from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mingbai.render.compiling import Compiler, Written
from mingbai.say.say import FigureView, LinkView, anchor
from mingbai.say.table import PrintedOnce, plain_number
from mingbai.text.language import foreign
from mingbai.text.value import not_none
from mingbai.text.words import Words
from mingbai.work.places import TEMPLATES

OWN_TEMPLATES = "MINGBAI_TEMPLATES"       # a setting
ALL = -1                                  # of the templates: a plain dict, without the lock of one that forgets
# Beginnings of relative links, the longer first; in texts quotation marks are escaped.
RELATIVE = tuple((f' {name}="{start}', f' {name}="../{start}') for name in ("href", "data-plotly") for start in ("../", "#"))


@lru_cache
def environment(own: str = "") -> Environment:
    """`own`: a folder with a publisher's templates; one of a name of ours stands in its place."""
    if own and not Path(own).is_dir():
        raise FileNotFoundError(own)      # on another machine, for instance: pages made without it would look otherwise
    loader = FileSystemLoader([*([own] if own else []), TEMPLATES])
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, auto_reload=False, cache_size=ALL,
                      trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False)
    env.code_generator_class = Compiler
    env.filters |= {"anchor": anchor, "foreign": foreign, "once": print_once, "one_below": one_below,
                    "plain_number": plain_number}
    env.tests |= {name: kind.__instancecheck__ for name, kind in (("figure", FigureView), ("link", LinkView), ("string", str))}
    return env


def one_below(html: Markup) -> Markup:
    """Its links as they must be on a page one folder below the one that it was made for."""
    text = str(html)
    for there, below in RELATIVE:
        text = text.replace(there, below)
    return Markup(text)


def print_once(macro: Written, view: PrintedOnce, word: Words) -> Markup:
    """What a report's page and its page for frames both show is printed once."""
    if macro.name not in view.printed:
        view.printed[macro.name] = macro(view, word)
    return Markup(view.printed[macro.name])


def keep_compiled(env: Environment, folder: Path, state: str) -> None:
    """`state` is of the program: another may compile the same template in another way. What was edited is read anew."""
    not_none(env.cache).clear()
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

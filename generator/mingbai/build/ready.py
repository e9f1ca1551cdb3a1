"""What every worker needs is read once, before workers are forked: they inherit it, as the next build of a preview does."""
from __future__ import annotations

from mingbai.charts import figure
from mingbai.checks.engine import rules
from mingbai.render.templates import environment as templates
from mingbai.render.templates import warm
from mingbai.text import words
from mingbai.text.format import Formatter
from mingbai.text.words import LANGUAGES


def make_ready() -> None:
    warm(templates())
    words.read_all()
    rules()
    for lang in LANGUAGES:
        Formatter(lang).date("2000-01-01")
    figure.layout()
    figure.bars("")
    figure.dots("")

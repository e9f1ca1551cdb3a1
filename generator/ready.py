"""What every worker needs is read once, before workers are forked: they inherit it, as the next build of a preview does."""
from __future__ import annotations

from generator.charts import figure
from generator.checks.engine import rules
from generator.render.templates import environment as templates
from generator.render.templates import warm
from generator.text import words
from generator.text.format import Formatter
from generator.text.words import LANGUAGES


def make_ready() -> None:
    warm(templates())
    words.read_all()
    rules()
    for lang in LANGUAGES:
        Formatter(lang).date("2000-01-01")
    figure.layout()
    figure.bars("")
    figure.dots("")

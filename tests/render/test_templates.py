"""Templates as they are compiled here: what they print is what Jinja2 itself would, and what is not there is an error."""
from __future__ import annotations

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from mingbai.render.compiling import Compiler
from mingbai.render.templates import one_below, print_once
from mingbai.say.say import CATALOGUES
from mingbai.text.words import Words

MACROS = {
    "macros.html": "{% macro link(text, href='#', bold=false) %}<a href=\"{{ href }}\">{% if bold %}<b>{{ text }}</b>"
                   "{% else %}{{ text }}{% endif %}</a>{% endmacro %}"
                   "{% macro framed() %}<p>{{ caller() }}</p>{% endmacro %}"
                   "{% macro rest(first) %}{{ first }}{% for one in varargs %}, {{ one }}{% endfor %}{% endmacro %}",
    "frame.html": "<main>{% block body %}{{ value.text }}{% endblock %}</main>", "part.html": "[{{ value.text }}]"}
VALUE = SimpleNamespace(text='<b> & "quotes" \'here\'', safe=Markup("<i>safe</i>"), none=None, number=3.5, yes=True,
                        items=(1, 2, 3), say=lambda text, end="!": text + end, own=SimpleNamespace(__html__=lambda: "<u>own</u>"))
PRINTED = [
    "{{ value.text }}", "{{ value.safe }}", "{{ value.none }} {{ value.number }} {{ value.yes }}", "{{ value.own.__html__() }}",
    "{{ value.text | upper }} {{ value.safe ~ value.text }}", "{{ value.say('a < b') }} {{ value.say('a', end='?') }}",
    "{% for one in value.items %}{{ loop.index }}:{{ one }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% from 'macros.html' import link %}{{ link(value.text) }}{{ link(value.safe, '?a=1&b=2') }}{{ link('x', bold=true) }}",
    "{% from 'macros.html' import link %}{{ link('x', 'y', true) }}{{ link(link('x')) }}{{ link('x') | upper }}",
    "{% import 'macros.html' as m %}{{ m.link('x') }}{{ m.rest(1, 2, 3) }}{% call m.framed() %}{{ value.text }}{% endcall %}",
    "{% set held = value.items | length %}{{ held + 1 }}{% include 'part.html' %}",
    "{% from 'macros.html' import link %}{% for one in value.items %}<i>{{ link(one) }} {{ link(one, bold=true) }}"
    "</i>{% endfor %}",
    "{% from 'macros.html' import link %}{% set held = link('x') %}{{ held }}{{ held ~ '<' }}"
    "{{ [link('a'), link('b')] | join(' & ') }}",
    "{% from 'macros.html' import link %}{% for link in value.items %}{{ link }}{% endfor %}{{ link('x') }}",
    "{% from 'macros.html' import rest, framed %}{{ rest(1, 2) }}{% call framed() %}{{ rest(value.text) }}{% endcall %}",
    "{% macro inner(x) %}[{{ x }}]{% endmacro %}{% macro outer(x) %}{{ inner(x) }}{{ inner(inner(x)) }}"
    "{% endmacro %}{{ outer('<') }}",
    "{% extends 'frame.html' %}{% from 'macros.html' import link %}{% block body %}{{ link('x') }}{{ super() }}{% endblock %}",
    "{% extends 'frame.html' %}{% from 'macros.html' import link %}{% block body %}{% for one in value.items %}"
    "{% set held = one + 1 %}<i>{{ link(one, bold=true) }}{{ link(held) }}</i>{% endfor %}{% endblock %}",
    "{% for one in value.items %}{% set a, b = one, one + 1 %}{{ a }}{{ b }}{% endfor %}",
    "{{ word('page.share') }} {{ word('charts.table') | upper }} {{ word('list.' ~ 'and', first='<', last='&') }}",
    "{% macro own(x) %}{{ x.text }}{% endmacro %}{{ own(value) }}", "{% with held = value.text %}{{ held }}{% endwith %}"]
WRONG = ["{{ absent }}", "{{ absent.text }}", "{{ value.absent }}", "{{ value.none.text }}", "{{ value.absent() }}",
         "{% from 'macros.html' import link %}{{ link() }}", "{% from 'macros.html' import link %}{{ link(1, 2, 3, 4) }}",
         "{% from 'macros.html' import link %}{{ link('x', colour='red') }}",
         "{% from 'macros.html' import link %}{{ link(href='x') }}",
         "{% from 'macros.html' import link %}{{ link('x', 'y', href='z') }}"]


def environment(compiler: type[CodeGenerator]) -> Environment:
    env = Environment(loader=DictLoader(MACROS), autoescape=True, undefined=StrictUndefined)
    env.code_generator_class = compiler
    return env


def printed(template: str, compiler: type[CodeGenerator]) -> str:
    return environment(compiler).from_string(template).render(value=VALUE, word=Words(CATALOGUES, "en"))


@pytest.mark.parametrize("template", PRINTED)
def test_the_same_is_printed_as_by_jinja_itself(template: str) -> None:
    assert printed(template, Compiler) == printed(template, CodeGenerator)


@pytest.mark.parametrize("template", WRONG)
def test_what_is_not_there_is_an_error(template: str) -> None:
    with pytest.raises((UndefinedError, AttributeError, TypeError)):
        printed(template, Compiler)


def test_what_two_pages_show_is_printed_once() -> None:
    printed_once, asked = environment(Compiler), []
    printed_once.filters["once"] = print_once
    macro = "{% macro shown(view, word) %}{{ view.text() }}{% endmacro %}"
    template = printed_once.from_string(macro + "{{ shown | once(view, word) }}")
    view = SimpleNamespace(printed={}, text=lambda: asked.append("") or "<b>")
    assert [template.render(view=view, word="") for _ in range(2)] == ["&lt;b&gt;"] * 2 and len(asked) == 1


@pytest.mark.parametrize(("there", "below"), [
    ('<a class="x" href="#fig-a">', '<a class="x" href="../#fig-a">'), ('<a href="../../zh/a/">', '<a href="../../../zh/a/">'),
    ('<a href="https://example.org/#a">', '<a href="https://example.org/#a">'),
    ('<p data-plotly="../p.js">', '<p data-plotly="../../p.js">'),
    ("<p>&#34; href=&#34;#a&#34;</p>", "<p>&#34; href=&#34;#a&#34;</p>"), ('<p id="#a">', '<p id="#a">')])
def test_links_of_a_page_lead_to_the_same_from_one_below(there: str, below: str) -> None:
    assert one_below(Markup(there)) == Markup(below)

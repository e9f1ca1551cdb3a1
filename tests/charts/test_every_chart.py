"""What holds for every chart, on every report, in both languages."""
from __future__ import annotations

import json
import re

import plotly.graph_objects as go
import pytest
from lxml import html

from mingbai.charts.chart import ChartView
from mingbai.render.templates import environment
from mingbai.say.say import CATALOGUES
from mingbai.text.words import Words
from tests.charts.reports import CHARTS, LANGUAGES, OF_ONE, OF_SEVERAL, chart, drawn, site, subjects

DRAWN = drawn()
every_chart = pytest.mark.parametrize(("lang", "view"), [pytest.param(lang, view, id=name) for name, lang, view in DRAWN])
PAGE = '{% from "macros/chart.html" import chart %}{{ chart(view, word) }}'


def rendered(view: ChartView, lang: str) -> html.HtmlElement:
    return html.fromstring(environment().from_string(PAGE).render(view=view, word=Words(CATALOGUES, lang)))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_somewhere(name: str) -> None:
    assert any(one.startswith(f"{name}-") for one, _, _ in DRAWN)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", OF_ONE)
def test_a_report_that_states_nothing_has_no_chart(name: str, lang: str) -> None:
    (report,) = site("bare").reports
    assert chart(name, report, lang) is None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", OF_SEVERAL)
def test_nothing_to_compare_is_no_chart(name: str, lang: str) -> None:
    assert chart(name, (), lang) is None
    assert chart(name, tuple(site("bare").reports), lang) is None


@pytest.mark.parametrize("name", CHARTS)
def test_both_languages_have_the_same_charts(name: str) -> None:
    for key, subject in subjects(name):
        zh, en = (chart(name, subject, lang) for lang in LANGUAGES)
        assert (zh is None) == (en is None), key
        if zh:
            assert len(zh.table.rows) == len(en.table.rows), key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_the_same_values_give_the_same_bytes(name: str, lang: str) -> None:
    for key, subject in subjects(name):
        first, second = chart(name, subject, lang), chart(name, subject, lang)
        if first:
            assert first.figure == second.figure, key
            assert html.tostring(rendered(first, lang)) == html.tostring(rendered(second, lang)), key


@every_chart
def test_it_asks_answers_and_lists(lang: str, view: ChartView) -> None:
    assert view.title.endswith("？" if lang == "zh" else "?")
    assert view.sentence.endswith("。" if lang == "zh" else ".")
    assert view.table.caption
    assert view.table.rows
    assert all(len(row) == len(view.table.columns) for row in view.table.rows)
    assert view.table.columns[0].header


@every_chart
def test_an_english_sentence_is_english(lang: str, view: ChartView) -> None:
    if lang == "en":
        assert not re.search("[\u4e00-\u9fff]", view.title + view.sentence + view.note)


@every_chart
def test_plotly_takes_the_whole_figure(lang: str, view: ChartView) -> None:
    figure = json.loads(view.figure)
    again = go.Figure(figure, skip_invalid=False).to_plotly_json()
    again["layout"].pop("template", None)
    assert json.loads(json.dumps(again)) == figure


@every_chart
def test_the_page_can_hold_the_figure(lang: str, view: ChartView) -> None:
    assert not set("<>&") & set(view.figure)
    assert "template" not in json.loads(view.figure)["layout"]


@every_chart
def test_every_point_is_said(lang: str, view: ChartView) -> None:
    for trace in json.loads(view.figure)["data"]:
        assert trace["meta"]["role"]
        assert len(trace["hovertext"]) == len(trace["x"]) == len(trace["y"])
        assert all(text.strip() for text in trace["hovertext"])


@every_chart
def test_the_static_picture_says_what_the_interactive_one_says(lang: str, view: ChartView) -> None:
    picture = rendered(view, lang).find_class("mb-picture")[0]
    words = {text.text_content().strip() for text in picture.iter("text")}
    layout = json.loads(view.figure)["layout"]
    assert {note["text"] for note in layout["annotations"]} <= words
    assert set(layout["xaxis"]["ticktext"]) <= words
    marks = picture.xpath(".//rect[starts-with(@class, 'mb-role')] | .//g[starts-with(@class, 'mb-role')]")
    assert len(marks) == sum(len(trace["x"]) for trace in json.loads(view.figure)["data"])


@every_chart
def test_the_static_picture_stays_within_its_room(lang: str, view: ChartView) -> None:
    picture = rendered(view, lang).find_class("mb-picture")[0]
    shares = [(float(rect.get("x")[:-1]), float(rect.get("width")[:-1]))
              for rect in picture.iter("rect") if rect.get("x", "").endswith("%")]
    assert all(left >= 0 and width >= 0 and left + width <= 100.01 for left, width in shares)


@every_chart
def test_the_macro_needs_no_style_and_no_script(lang: str, view: ChartView) -> None:
    tree = rendered(view, lang)
    assert not tree.xpath("//@style")
    assert [script.get("type") for script in tree.iter("script")] == ["application/json"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for label in tree.xpath("//@aria-labelledby"):
        assert set(label.split()) <= set(ids)


@every_chart
def test_colour_is_never_alone(lang: str, view: ChartView) -> None:
    """Where a picture holds several roles, a legend, a pattern, a shape or the label of a row tells them apart."""
    traces = json.loads(view.figure)["data"]
    signs = [(trace["type"], trace["marker"].get("pattern", {}).get("shape") or trace["marker"].get("symbol"))
             for trace in traces]
    in_rows_of_their_own = view.id in ("chart-budget-path",)
    assert in_rows_of_their_own or not view.keys or len(view.keys) == len({trace["meta"]["role"] for trace in traces})
    assert in_rows_of_their_own or len(signs) == 1 or len(set(signs)) > 1

"""The small parts of charts: exact numbers, scales, lines of text, the roles and their colours."""
from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from mingbai.charts import axis, dots, plotly_json
from mingbai.charts.rows import INDENT, ChartRow, RowMark, Track, rows_picture
from mingbai.charts.wrap import broken_lines, width, wrap
from mingbai.say.say import Say
from tests.charts.reports import drawn
from tests.support.builds import ROOT

CSS = ROOT / "site_src/assets/css"


@pytest.mark.parametrize("printed", ["0", "-1.7", "15698.18", "335647300", "0.0001", "51651618700", "1E+3"])
def test_a_number_keeps_its_digits(printed: str) -> None:
    value = Decimal(printed)
    assert json.loads(json.dumps(plotly_json.json_number(value)), parse_float=Decimal, parse_int=Decimal) == value


def test_a_number_too_long_for_a_browser_is_an_error() -> None:
    with pytest.raises(ValueError, match="digits"):
        plotly_json.json_number(Decimal("1234567890.123456789"))


@pytest.mark.parametrize(("low", "high"), [("0", "1"), ("0", "222576900"), ("-12.5", "30"), ("90", "100"), ("0", "0.97")])
def test_ticks_are_few_round_and_inside(low: str, high: str) -> None:
    ticks = axis.round_ticks(Decimal(low), Decimal(high))
    assert 2 <= len(ticks) <= axis.MOST_TICKS + 1
    assert all(Decimal(low) <= tick <= Decimal(high) for tick in ticks)
    assert len({b - a for a, b in zip(ticks, ticks[1:], strict=False)}) == 1


def test_a_scale_of_nothing_has_room() -> None:
    found = axis.money_axis([Decimal(0), Decimal(0)], Say("zh", ""))
    assert found.low < found.high
    assert found.share(Decimal(0)) == 0


def test_a_scale_reaches_below_nothing() -> None:
    found = axis.percent_axis([Decimal("-20"), Decimal("80")], Say("en", ""))
    assert (found.low, found.high) == (-20, 80)
    assert found.share(Decimal(0)) == 20


@pytest.mark.parametrize(("lang", "values", "title"), [
    ("zh", ["10000"], "万元"), ("zh", ["9999"], "元"), ("en", ["2500000"], "CNY million"), ("en", ["999"], "CNY"),
    ("en", ["7200000000"], "CNY billion"), ("en", ["-45000"], "CNY thousand")])
def test_money_has_the_scale_of_its_size(lang: str, values: list[str], title: str) -> None:
    assert axis.money_axis(map(Decimal, values), Say(lang, "")).title == title


def test_a_negative_bar_begins_left_of_nothing() -> None:
    say = Say("zh", "")
    row = ChartRow("a", (Track((RowMark("actual", Decimal(-5), "a"),), "-5"),))
    (bar,) = rows_picture([row], axis.money_axis([Decimal(-5), Decimal(5)], say)).layout.marks
    assert (bar.left, bar.width) == (0, 50)


@pytest.mark.parametrize("text", [
    "霞山、赤坎、坡头水质净化厂污水处理服务费（含提标改造）", "Chinese-knot lamp-post decorations, Mao Zejian Park",
    "毛泽建公园至南岳高速新场市入口路灯杆中国结安装工程", "“三公”经费合计：预算29.00万元，决算13.05万元", "x"])
@pytest.mark.parametrize("ems", [8, 14, 21])
def test_lines_hold_the_whole_text(text: str, ems: int) -> None:
    assert "".join(broken_lines(text, ems)) == text
    lines = wrap(text, ems)
    assert all(width(line) <= ems + 2 for line in lines if " " in line or line.isascii() is False)
    assert not any(line.startswith(tuple("，。、；：！？）》”")) for line in lines[1:])


def tokens(text: str) -> list[dict[str, str]]:
    """The tokens of each block of tokens.css, innermost blocks only."""
    return [dict(re.findall(r"(--mb-[\w-]+):\s*([^;]+);", block)) for block in re.findall(r"\{([^{}]*)\}", text)]


def test_dark_is_the_same_chosen_or_followed() -> None:
    light, followed, chosen = tokens((CSS / "tokens.css").read_text("utf-8"))
    assert followed == chosen
    assert set(followed) <= set(light)


def test_every_role_has_a_colour_in_both_pictures() -> None:
    light, dark, _ = tokens((CSS / "tokens.css").read_text("utf-8"))
    styles = (CSS / "charts.css").read_text("utf-8")
    roles = {trace["meta"]["role"] for _, _, view in drawn() for trace in json.loads(view.figure)["data"]}
    for role in roles:
        assert f"--mb-role-{role}" in light and f"--mb-role-{role}" in dark, role
        assert f".mb-role-{role} {{" in styles, role


def test_every_width_of_a_column_of_values_has_its_room() -> None:
    styles = (CSS / "charts.css").read_text("utf-8")
    widths = {view.picture.layout.values for _, _, view in drawn() if hasattr(view.picture.layout, "values")}
    assert widths
    for one in widths:
        assert f".mb-room--{one} {{" in styles


def test_the_style_sheet_leaves_the_room_that_plotly_leaves() -> None:
    styles = (CSS / "charts.css").read_text("utf-8")
    assert f".mb-picture > .mb-room {{ left: {INDENT}px;" in styles
    assert f".mb-room--dots {{ left: {dots.LEFT}px; width: calc(100% - {dots.LEFT + dots.RIGHT}px); }}" in styles
    for values, rest in re.findall(r"\.mb-room--(\d+) \{ width: calc\(100% - (\d+)px\)", styles):
        assert int(rest) == int(values) + INDENT


def luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_words_can_be_read_on_their_ground(scheme: int) -> None:
    """WCAG 2.2 AA: 4.5 for words, 3 for the edges of what is drawn."""
    light, dark, _ = tokens((CSS / "tokens.css").read_text("utf-8"))
    colour = {**light, **(dark if scheme else {})}
    for ground in ("paper", "ground", "highlight", "notice-wash", "plain-wash", "accent-wash"):
        for words in ("ink", "soft", "link", "accent"):
            assert contrast(colour[f"--mb-{words}"], colour[f"--mb-{ground}"]) >= 4.5, (words, ground)
    for ground in ("paper", "ground"):
        for words in ("faint", "seal", "good", "bad", "over", "link-visited"):
            assert contrast(colour[f"--mb-{words}"], colour[f"--mb-{ground}"]) >= 4.5, (words, ground)
    for words in ("good", "bad", "over"):
        assert contrast(colour[f"--mb-{words}"], colour[f"--mb-{words}-wash"]) >= 4.5, words
    for drawn_thing in ("edge", "line-target", "line-notice", "line-average", "focus"):
        assert contrast(colour[f"--mb-{drawn_thing}"], colour["--mb-paper"]) >= 3, drawn_thing

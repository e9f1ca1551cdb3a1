"""The official form follows the scheme: its words, its columns and the order of its blocks are data of the scheme's file."""
from __future__ import annotations

import pytest
from lxml import html

from mingbai.load.schemes import FORM_WORDS
from mingbai.model.report import Bilingual, Form, Report
from mingbai.render.page import render_page
from mingbai.render.templates import environment
from mingbai.say.say import Say
from mingbai.text.value import replace
from mingbai.views.report import form
from tests.support.reports import LANGUAGES, report, site, text_of

ZHANJIANG, LUKOU = "zhanjiang/urban-renewal/2023", "zhuzhou-lukou/housing/2023"


def tree(one: Report, lang: str):
    page = form.view(site("real"), one, Say(lang, f"{one.id}/form/"))
    return html.fromstring(render_page(page, environment()).split("\n---\n", 1)[1])


def columns(page, table: str) -> list[str]:
    return [text_of(one) for one in page.xpath(f"//table[@id='{table}']/thead//th")]


def relaid(report_id: str, laid: Form) -> Report:
    one = report("real", report_id)
    return replace(one, scheme=replace(one.scheme, form=laid))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["whole", "project"])
def test_every_word_of_a_form_has_a_national_one(lang: str, kind: str) -> None:
    one = replace(relaid(LUKOU, Form()), kind=kind)
    said = [form.form_word(word, one, Say(lang, "")) for word in FORM_WORDS]
    assert all(said) and len(said) > 20


def test_zhanjiang_has_a_sheet_of_scores_without_targets_and_no_points_beside_the_money() -> None:
    page = tree(report("real", ZHANJIANG), "zh")
    assert text_of(page.xpath("//h1")[0]).startswith("部门整体绩效自评评分表")
    assert columns(page, "form-indicators") == ["一级指标", "二级指标", "三级指标", "完成情况", "分值", "自评得分", "扣分原因"]
    assert "分值" not in columns(page, "form-money")
    places = page.xpath("//table[@id='form-indicators' or @id='form-money']/@id")
    assert places == ["form-indicators", "form-money"]
    total = page.xpath("//table[@id='form-indicators']/tfoot/tr/*")
    assert [text_of(one) for one in total] == ["总分", "100", "99.48分", "等级：优"] and total[0].get("colspan") == "4"


def test_hunan_takes_the_national_form_but_for_its_words() -> None:
    page, national = tree(report("real", LUKOU), "zh"), tree(relaid(LUKOU, Form()), "zh")
    assert columns(page, "form-indicators") == columns(national, "form-indicators")
    assert "预算部门名称" in text_of(page) and "预算部门名称" not in text_of(national)
    assert "年度预算申请" in text_of(page.xpath("//table[@id='form-money']/caption")[0])


def test_every_row_is_as_wide_as_its_head_whatever_the_columns() -> None:
    laid = Form({"title": Bilingual("表", "A form")}, ("indicators", "texts"), ("why", "target", "score"))
    page = tree(relaid(LUKOU, laid), "en")
    assert not page.xpath("//table[@id='form-money']") and text_of(page.xpath("//h1")[0]).startswith("A form")
    width = len(columns(page, "form-indicators"))
    for row in page.xpath("//table[@id='form-indicators']/tfoot/tr"):
        assert sum(int(cell.get("colspan", 1)) for cell in row) == width

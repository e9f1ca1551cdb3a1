"""Tables inside a report that name no unit: what the text above them counts in, points where the head says points."""
from __future__ import annotations

from mingbai.forms.prose.report import read_prose
from mingbai.forms.readers import read_document
from tests.forms.readings import UNITS

REPORT = """某市水利局2023年度部门整体支出绩效自评报告
一、部门基本情况
本部门内设科室8个，下属单位2家，主要职责是水利工程建设和管理，负责全市防汛抗旱工作，编制人数四十六人，实有人数四十四人。本年度围绕供水保障、水旱灾害防御、\
河湖管理和水土保持四个方面开展工作，各项任务按计划推进，群众用水条件继续改善。
二、支出情况
2023年度项目实际支出总金额为719.54万元，主要用于水利工程建设和管理、农村供水、防汛抗旱等方面，明细如下：
\t单位名称
\t项目名称
\t支出金额
\t执行率

\t某市水利局
\t防汛抗旱经费
\t419.77
\t98.5

\t某市水利局
\t农村供水经费
\t299.77
\t100

三、评价结论
各单位自评得分如下，部门加权平均分为96.3分：
\t序号
\t单位名称
\t预算执行（10分）
\t得分

\t1
\t某市水利局
\t6.95
\t95.95

"""


def test_figures_of_tables_take_the_unit_of_their_text_or_their_head():
    prose = read_prose(read_document(REPORT.encode("gb18030"), "report.txt"), [], UNITS)
    found = {figure.printed: figure.quantity.unit.printed for figure in prose.figures if figure.quantity.unit}
    assert {name: found[name] for name in ("419.77", "299.77", "98.5", "6.95", "95.95")} == {
        "419.77": "万元", "299.77": "万元", "98.5": "%", "6.95": "分", "95.95": "分"}

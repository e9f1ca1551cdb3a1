"""A fact that several rules find is told by one of them; the others' findings are notes that name it."""
import pytest

from mingbai.checks.engine import rules
from mingbai.checks.sentences import Teller
from mingbai.checks.told_once import SAME, retellings
from tests.checks.test_second_look import checked

COPIED = """id,class,name_zh,name_en,target,target_en,actual,actual_en
welfare,benefit.social,民生保障,Welfare,可持续,Lasting,可持续,Lasting
satisfaction,satisfaction,群众满意度,Satisfaction,≥90%,,≥90%,
unclear,benefit.social,社会效益,Social benefit,改善,Improve,明显改善,Clearly better
"""
MISPRINTED = """line,opening,closing
assets,,6391.10万元
liabilities,,1229.23万元
net-assets,,5165161.87万元
"""


def told(checks):
    return {check.id: (check.severity, check.told_by) for check in checks if check.is_finding}


def test_a_result_copied_from_a_vague_target_is_told_once(tmp_path):
    found = told(checked(tmp_path, {"indicators": COPIED}))
    assert [found[name] for name in ("E04-1", "E04-2", "E05-1", "E06-1")] == [
        ("W", ""), ("W", ""), ("I", "E04-1"), ("I", "E04-2")]


def test_a_vague_target_that_nothing_else_speaks_of_is_told(tmp_path):
    assert told(checked(tmp_path, {"indicators": COPIED}))["E05-2"] == ("W", "")


def test_a_sum_that_fails_tells_that_the_amount_is_out_of_proportion(tmp_path):
    checks = checked(tmp_path, {"assets": MISPRINTED})
    found = told(checks)
    magnitude = next(check for check in checks if check.told_by)
    assert (magnitude.rule.id, magnitude.told_by, found["A14-1"]) == ("F02", "A14-1", ("E", ""))
    assert "A14-1" in Teller("zh").message(magnitude) and "A14-1" in Teller("en").message(magnitude)


@pytest.mark.parametrize("one", retellings(), ids=lambda one: one.rule)
def test_the_list_names_what_there_is(one):
    known = rules()
    for name in (one.rule, *one.told_by):
        rule_id, _, say = name.partition(":")
        assert rule_id in known and not known[rule_id].successor and (not say or say in ("finding", *known[rule_id].messages))
    assert one.of in SAME


def test_a_limit_passed_at_full_marks_tells_that_nearly_all_points_were_given_beside_it(tmp_path):
    problem = {"id": "1", "text": {"zh": "预算偏差大。", "en": "The budget was off."}, "place": "1"}
    head = {"scheme": "hunan-whole", "problems": [problem]}
    files = {"head": head, "indicators": """id,class,name_zh,name_en,target,actual,weight,score
budget,output.cost,全年预算数,Full-year budget,5025.23万元,17511.79万元,5,5
""", "money": """line,original,adjusted,actual
total,5025.23万元,17511.79万元,17511.79万元
""", "scores": "part,weight,score\ntotal,100,98\n"}
    found = told(checked(tmp_path, files))
    assert {name: of[1] for name, of in found.items() if of[1]} | {"E10-1": found["E10-1"][1]} == {
        "A12-1": "E10-1", "B02-1": "A12-1", "D15-1": "E10-1", "E10-1": ""}

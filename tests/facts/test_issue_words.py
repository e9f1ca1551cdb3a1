"""What an issue names."""
from __future__ import annotations

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report
from mingbai.facts.issues import issues
from mingbai.facts.promises import promises
from tests.checks.build import build_site

TASKS = {"results": """id,topic,label_zh,label_en,value,target
houses,rural,危房改造,Rural houses,22户,19户
houses-told,rural,农村危房改造任务,Rural houses in the text,22户,22户
""", "relations": """id,kind,result,terms
task,same,results.houses.target,results.houses-told.target
"""}


def test_of_two_targets_it_says_that_the_targets_differ(tmp_path):
    site = build_site(tmp_path, {"2023": TASKS})
    checks = check_report(Context(site.reports[0], site, ""))
    found = next(one for one in issues(checks.report, checks, promises(checks.report)) if one.topic == "two-values")
    assert (found.headline.zh, found.headline.en) == (
        "危房改造·目标值：一处写19户，另一处写22户", "Rural houses, target: 19 households in one place, 22 households in another")

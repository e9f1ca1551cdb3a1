"""What the report itself says for an issue."""
from __future__ import annotations

import pytest

from mingbai.checks.context import Context
from mingbai.checks.engine import check_report
from mingbai.facts.issues import issues
from mingbai.facts.promises import promises
from tests.checks.build import build_site

LIFTS = """id,topic,label_zh,label_en,value,target,deadline,note_zh,note_en
lifts,old-compounds,加装电梯,Lifts,15台,25台,2023-12-31,{zh},{en}
"""


@pytest.mark.parametrize(("zh", "en", "said"), [
    ("原文称其余10台正在建设中。", "The other 10 are being built.", "原文称其余10台正在建设中。"),
    ("原文写在民生实事一节。", "Told among the priority projects.", None)])
def test_of_what_is_short_the_report_says_that_the_rest_goes_on(zh, en, said, tmp_path):
    site = build_site(tmp_path, {"2023": {"results": LIFTS.format(zh=zh, en=en)}})
    checks = check_report(Context(site.reports[0], site, ""))
    found = next(one for one in issues(checks.report, checks, promises(checks.report)) if one.topic == "missed")
    assert (found.defence.zh if found.defence else None) == said

"""A draft says so in its title and at its head, in words that the release gate stops."""
from __future__ import annotations

import pytest

from mingbai.load.site import read_site
from mingbai.publish.gate.rules import found_in
from mingbai.say.say import Say
from mingbai.text.value import replace
from mingbai.views.report import page
from tests.support.sites import TINY


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_draft_is_marked_and_stopped_by_the_gate(lang):
    site, _ = read_site(TINY)
    confirmed = site.reports[0]
    draft = replace(confirmed, draft=True)
    marked = page.view(replace(site, reports=(draft, *site.reports[1:])), draft, Say(lang, f"{draft.id}/"))
    plain = page.view(site, confirmed, Say(lang, f"{confirmed.id}/"))
    assert "draft" in {kind for kind, _ in found_in(marked.title)} and plain.title in marked.title
    assert len(marked.values["notices"]) == len(plain.values["notices"]) + 1
    assert "draft" not in {kind for kind, _ in found_in(plain.title)}

"""`mingbai translations`: how far the content is in both languages, and what stands in one alone."""
from __future__ import annotations

import argparse

from mingbai.facts.translations import TranslationCount, translation_counts
from mingbai.load.site import read_site
from mingbai.model.problems import ContentError, Problem, Spot
from mingbai.text.words import Words

FINE, FOUND = 0, 1
HELP = "which texts are not translated yet; exit code 1 when there are any · 哪些文字还没有译文"


def add_arguments(listing: argparse.ArgumentParser) -> None:
    listing.add_argument("report", nargs="?", default="", metavar="REPORT", help="a report's id; everything when left out")


def run(options: argparse.Namespace) -> int:
    site, _ = read_site(options.content)
    word, asked = Words("translations", options.lang), options.report.strip("/")
    if asked and asked not in site.by_id:
        raise ContentError([Problem(Spot(asked), "no-report", {"known": ", ".join(site.by_id)})])
    found = [one for one in translation_counts(site) if asked in ("", one.name)]
    for one in found:
        print("\n".join(lines_of_part(one, word)))
    missing, total = sum(len(one.untranslated) for one in found), sum(one.texts for one in found)
    print(word("total", total=total, missing=missing))
    return FOUND if missing else FINE


def lines_of_part(count: TranslationCount, word: Words) -> list[str]:
    if not count.untranslated:
        return [word("whole", name=count.name, total=count.texts)]
    lines = [word("part", name=count.name, total=count.texts, missing=len(count.untranslated))]
    return lines + [word("text", place=one.place.describe(word.lang), text=one.text) for one in count.untranslated]

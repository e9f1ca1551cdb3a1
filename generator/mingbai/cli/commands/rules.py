"""`mingbai rules`: the catalogue of rules, or one of them with its formula and its basis."""
from __future__ import annotations

import argparse

from mingbai.checks.engine import rules
from mingbai.checks.rule import Rule
from mingbai.checks.sentences import Teller

FINE = 0
HELP = "the catalogue of rules, or one of them · 规则目录"


def add_arguments(listing: argparse.ArgumentParser) -> None:
    listing.add_argument("rule", nargs="?", type=str.upper, choices=(*rules(), ""), default="", metavar="RULE")


def run(options: argparse.Namespace) -> int:
    teller = Teller(options.lang)
    for one in rules().values():
        if not options.rule:
            print(f"{one.id} {one.severity} {one.title[options.lang]}")
        elif one.id == options.rule:
            print(described(one, teller))
    return FINE


def described(one: Rule, teller: Teller) -> str:
    lang, word = teller.lang, teller.word
    silent = [f"  {number}. {text[lang]}" for number, text in enumerate(one.silent, 1)]
    return "\n".join([f"{one.id} {one.title[lang]}", f"{teller.family(one.family)} · {teller.severity(one.severity)}",
                      one.formula[lang], one.basis[lang], *([word("output.silent")] if silent else []), *silent])

"""What is wrong with a command line, said in Chinese and in English: nobody has been asked for a language yet."""
from __future__ import annotations

import argparse
import re
from typing import NoReturn

from mingbai.text.language import LANGUAGES
from mingbai.text.words import catalogue

WRONG = 2                                 # as argparse ends


class Parser(argparse.ArgumentParser):
    """Its subcommands are parsers of this kind too."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG, "".join(f"{message_in_both(message, self.prog, lang)}\n" for lang in LANGUAGES))


def message_in_both(message: str, command: str, lang: str) -> str:
    words = catalogue("arguments")
    kind, values = recognised(message)
    layout: str = words["layout"][lang]
    return layout.format(found=words["kinds"][kind][lang].format(**values),
                                        remedy=words["remedy"][lang].format(command=command))


def recognised(message: str) -> tuple[str, dict[str, str]]:
    """The first kind whose pattern it fits; the last fits all."""
    fits = ((kind, re.fullmatch(words["said"], message, re.DOTALL)) for kind, words in catalogue("arguments")["kinds"].items())
    return next((kind, {name: without_quotes(value) for name, value in match.groupdict().items()}) for kind, match in fits
                if match)


def without_quotes(listed: str) -> str:
    """`'text', 'json'` as somebody types it."""
    return listed.replace("'", "").removesuffix(", ")

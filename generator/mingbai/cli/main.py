"""The command line: `mingbai` (module `generator`)."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mingbai.cli.arguments import Parser
from mingbai.cli.check import add_check_commands
from mingbai.cli.pdf import add_pdf_command
from mingbai.cli.serve import add_preview_command
from mingbai.cli.translations import add_translations_command
from mingbai.model.problems import ContentError
from mingbai.text.language import preferred_language

CONTENT_UNREADABLE = 2
CHECKING = {"check", "rules", "serve", "pdf", "translations"}
IMPORTING = {"import", "new", "export"}


def main(arguments: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if arguments is None else arguments
    options = parser(arguments).parse_args(arguments)
    options.asked_lang = options.lang
    options.lang = options.lang or preferred_language()
    try:
        return options.run(options)
    except ContentError as error:
        print(error.text(options.lang), file=sys.stderr)
        return CONTENT_UNREADABLE


def parser(arguments: list[str]) -> argparse.ArgumentParser:
    """Publishing brings libraries that take longer to load than a report takes to check: left aside where not asked for."""
    top = Parser(prog="mingbai")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    add_check_commands(commands)
    add_preview_command(commands)
    add_pdf_command(commands)
    add_translations_command(commands)
    if not CHECKING.intersection(arguments[:1]):
        from mingbai.cli.import_forms import add_form_commands
        add_form_commands(commands)
    if not (CHECKING | IMPORTING).intersection(arguments[:1]):
        from mingbai.cli.publish import add_commands
        add_commands(commands)
    for command in dict.fromkeys(commands.choices.values()):
        command.add_argument("--content", type=Path, default=Path("content"))
        command.add_argument("--lang", choices=("zh", "en"))
    return top

"""The command line: `mingbai`, which is `python -m mingbai`."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from mingbai import __version__
from mingbai.cli import commands
from mingbai.cli.arguments import Parser
from mingbai.model.problems import ContentError
from mingbai.text.language import LANGUAGES, preferred_language

CONTENT_UNREADABLE = 2


def main(arguments: list[str] | None = None) -> int:
    arguments = sys.argv[1:] if arguments is None else arguments
    options = parser(arguments).parse_args(arguments)
    options.asked_lang = options.lang
    options.lang = options.lang or preferred_language()
    try:
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except ContentError as error:
        print(error.text(options.lang), file=sys.stderr)
        return CONTENT_UNREADABLE


def parser(arguments: list[str]) -> argparse.ArgumentParser:
    """Some commands bring libraries that take longer to load than a report takes to check: who asks for one loads one."""
    top = Parser(prog="mingbai")
    top.add_argument("--version", action="version", version=f"mingbai {__version__}")
    parsers = top.add_subparsers(required=True, metavar="COMMAND")
    known = command_modules()
    asked = [name for name in arguments[:1] if name in known]
    for name in asked or known:
        add_command(parsers, name, known[name])
    return top


def command_modules() -> dict[str, str]:
    """The module of each command; `import_` is how Python can have an `import`."""
    return {module.name.rstrip("_"): module.name for module in iter_modules(commands.__path__)}


def add_command(parsers: argparse._SubParsersAction[Parser], name: str, module_name: str) -> None:
    module = import_module(f"{commands.__name__}.{module_name}")
    command = parsers.add_parser(name, help=module.HELP, aliases=getattr(module, "ALIASES", ()))
    module.add_arguments(command)
    command.add_argument("--content", type=Path, default=Path("content"))
    command.add_argument("--lang", choices=LANGUAGES)
    command.set_defaults(run=module.run)

"""Commands are found by their files; who asks for one loads what that one needs."""
from __future__ import annotations

import subprocess
import sys

import pytest

from mingbai.cli.main import command_modules, parser

# What a check does without: it is run at every edit.
HEAVY = {"cryptography", "distributed", "jinja2", "mingbai.build", "mingbai.forms", "mingbai.publish", "mkdocs",
         "openpyxl", "pandas", "PIL", "plotly", "xlsxwriter"}
LOADED = "import sys; from mingbai.cli.main import parser; parser(['check']); print(*sys.modules)"


@pytest.mark.parametrize("name", command_modules())
def test_a_command_alone_is_the_command_among_all(name: str, capsys: pytest.CaptureFixture) -> None:
    def told(asked: list[str]) -> str:
        with pytest.raises(SystemExit) as ended:
            parser(asked).parse_args([name, "--help"])
        assert ended.value.code == 0
        return capsys.readouterr().out

    assert told([name]) == told([]) != ""


def test_a_check_loads_nothing_heavy() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True).stdout.split()
    assert "mingbai.cli.commands.check" in loaded
    assert HEAVY.intersection(loaded) == set()

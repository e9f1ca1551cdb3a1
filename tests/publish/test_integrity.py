"""Pages say the checksum of what they load."""
from __future__ import annotations

from pathlib import Path

from mingbai.publish.integrity import add_integrity

# printf 'x' | openssl dgst -sha384 -binary | openssl base64 -A
OF_X = "sha384-11LCxR+6DimqGQVwqdQlPkQHegWNMpf6OlYw1b0BJiL5fCisrtMTtcg7uZDKp9qF"


def test_scripts_and_style_sheets_get_their_checksum_once(tmp_path: Path) -> None:
    (tmp_path / "zh").mkdir()
    for name in ("a.js", "a.css", "icon.svg"):
        (tmp_path / name).write_text("x", "utf-8")
    page = tmp_path / "zh" / "index.html"
    page.write_text('<link rel="stylesheet" href="../a.css"><link rel="icon" href="../icon.svg">'
                    '<script type="module" src="../a.js"></script><script src="https://x.example/a.js"></script>', "utf-8")
    add_integrity(tmp_path)
    once = page.read_text("utf-8")
    assert once == (f'<link rel="stylesheet" href="../a.css" integrity="{OF_X}"><link rel="icon" href="../icon.svg">'
                    f'<script type="module" src="../a.js" integrity="{OF_X}"></script><script src="https://x.example/a.js"></script>')
    add_integrity(tmp_path)
    assert page.read_text("utf-8") == once

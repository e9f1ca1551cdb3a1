"""What a preview remembers gives the same files as a run from nothing, whatever was edited."""
from __future__ import annotations

from pathlib import Path

from generator.memory import Memory
from generator.pipeline import generate
from tests.support.sites import edit, tiny_copy

BASE = "departments/anyang/housing"
EDITS = [
    (f"{BASE}/2023/results.csv", "1.26万平方米", "1.27万平方米"),
    (f"{BASE}/2023/digest.en.md", "The bureau spent", "In all the bureau spent"),
    (f"{BASE}/department.yml", "安阳县住房局", "安阳县住房和建设局"),
    ("schemes/plain.yml", "简明方案", "简易方案"),
    ("site.yml", "小站", "小小站"),
]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_edit_gives_what_a_fresh_run_gives(tmp_path: Path) -> None:
    content, memory = tiny_copy(tmp_path), Memory()
    generate(content, tmp_path / "kept", memory)
    for file, what, other in EDITS:
        before = files_in(tmp_path / "kept")
        edit(content / file, what, other)
        generate(content, tmp_path / "kept", memory)
        generate(content, tmp_path / "fresh")
        assert files_in(tmp_path / "kept") == files_in(tmp_path / "fresh"), file
        assert files_in(tmp_path / "kept") != before, file


def test_unchanged_reports_are_not_made_again(tmp_path: Path) -> None:
    content, memory = tiny_copy(tmp_path), Memory()
    generate(content, tmp_path / "kept", memory)
    made = {name: id(files) for name, (_, files) in memory.kept.items()}
    assert "anyang/housing/2023/" in made
    generate(content, tmp_path / "kept", memory)
    assert made == {name: id(files) for name, (_, files) in memory.kept.items()}

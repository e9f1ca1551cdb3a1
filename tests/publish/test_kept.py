"""What a release leaves for the next saves time and changes nothing: the same bytes as from nothing, and no secret passes."""
from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from mingbai.cli.main import main
from mingbai.publish import compress as compressing
from mingbai.publish.gate import search as searching
from mingbai.publish.gate.gate import refuse_forbidden
from mingbai.publish.manifest import MANIFEST, entries_of, manifest_bytes
from mingbai.publish.refusal import ReleaseRefusal
from mingbai.publish.release_folder import KEPT
from mingbai.publish.site import take_sources
from tests.support.builds import ROOT
from tests.support.sites import edit, tiny_copy

PAGE = b"<p>" + b"many words " * 200 + b"</p>"
SECRET = "<p>电话13800138000</p>".encode()


def publish(content: Path, out: Path, *options: str) -> dict:
    assert main(["build", "--content", str(content), "--out", str(out), "--lang", "en", *options]) == 0
    return entries_of(out / "current")


@pytest.mark.slow
def test_a_release_after_another_is_the_same_as_one_from_nothing(tmp_path: Path) -> None:
    content, out = tiny_copy(tmp_path), tmp_path / "out"
    first = publish(content, out)
    edit(content / "departments/anyang/housing/2023/digest.en.md", "The", "All told, the")
    second = publish(content, out)
    assert second == publish(content, tmp_path / "fresh") != first
    assert (out / KEPT / "gate").is_file()
    assert publish(content, out, "--anew") == second


# ---- the gate

@pytest.fixture
def site(tmp_path: Path) -> Path:
    return put(tmp_path / "site", {"zh/index.html": PAGE, "en/index.html": PAGE})


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names, usual = [], searching.findings

    def watched(name, data, authors):
        names.append(name)
        return usual(name, data, authors)
    monkeypatch.setattr(searching, "findings", watched)
    return names


def test_what_was_clean_is_not_read_again(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, names = tiny_copy(tmp_path), read_files(monkeypatch)
    refuse_forbidden(site, content, (), tmp_path / "gate")
    put(site, {"zh/new.html": PAGE + b"new"})
    names.clear()
    refuse_forbidden(site, content, (), tmp_path / "gate")
    assert names == ["zh/new.html"]
    refuse_forbidden(site, content, ("somebody",), tmp_path / "gate")
    assert len(names) == 4, "another publisher: nothing is known"


@pytest.mark.parametrize("name", ["zh/index.html", "zh/new.html", "data/list.csv"])
def test_a_secret_in_a_file_that_is_new_or_changed_stops_each_time(name: str, site: Path, tmp_path: Path) -> None:
    content = tiny_copy(tmp_path)
    refuse_forbidden(site, content, (), tmp_path / "gate")
    put(site, {name: SECRET})
    for _ in range(2):
        with pytest.raises(ReleaseRefusal):
            refuse_forbidden(site, content, (), tmp_path / "gate")


def test_a_file_is_known_by_its_kind_as_well(tmp_path: Path) -> None:
    """As a number in a column of figures these are digits, in a page a telephone."""
    content, data = tiny_copy(tmp_path), b"value\n13800138000\n"
    refuse_forbidden(put(tmp_path / "site", {"data/list.csv": data}), content, (), tmp_path / "gate")
    with pytest.raises(ReleaseRefusal):
        refuse_forbidden(put(tmp_path / "site", {"zh/index.html": data}), content, (), tmp_path / "gate")


@pytest.mark.parametrize("data", [b"", b"nothing that we wrote", b"\0" * 99])
def test_a_memory_that_cannot_be_read_is_none(data: bytes, site: Path, tmp_path: Path) -> None:
    (tmp_path / "gate").write_bytes(data)
    put(site, {"zh/index.html": SECRET})
    with pytest.raises(ReleaseRefusal):
        refuse_forbidden(site, tiny_copy(tmp_path), (), tmp_path / "gate")


# ---- compressed copies

@pytest.fixture
def served(tmp_path: Path) -> Path:
    folder = put(tmp_path / "served", {"same.html": PAGE, "other.html": PAGE + b"1"})
    compressing.compress(folder)
    (folder / MANIFEST).write_bytes(manifest_bytes(entries_of(folder), {}))
    return folder


def test_copies_are_taken_from_the_served_release_where_nothing_changed(served: Path, tmp_path: Path) -> None:
    new = put(tmp_path / "new", {"same.html": PAGE, "other.html": PAGE + b"2"})
    compressing.compress(new, served)
    for name in ("same.html", "other.html"):
        assert gzip.decompress((new / f"{name}.gz").read_bytes()) == (new / name).read_bytes()
    assert (new / "same.html.br").samefile(served / "same.html.br")
    assert not (new / "other.html.br").samefile(served / "other.html.br")


@pytest.mark.parametrize("manifest", ["as it was", "{}", None])
def test_a_damaged_copy_is_not_handed_on(manifest: str | None, served: Path, tmp_path: Path) -> None:
    (served / "same.html.gz").write_bytes(b"damaged")
    if manifest is None:
        (served / MANIFEST).unlink()
    elif manifest != "as it was":
        (served / MANIFEST).write_text(manifest, "utf-8")
    new = put(tmp_path / "new", {"same.html": PAGE})
    compressing.compress(new, served)
    assert gzip.decompress((new / "same.html.gz").read_bytes()) == PAGE


# ---- the hand-written files

def test_a_source_that_is_gone_does_not_stay_behind(tmp_path: Path) -> None:
    take_sources(ROOT / "site_src", tmp_path)
    put(tmp_path, {"assets/js/gone.js": b"", "zh/index.md": b"made", "assets/vendor/made.js": b"made"})
    take_sources(ROOT / "site_src", tmp_path)
    assert not (tmp_path / "assets/js/gone.js").exists()
    assert (tmp_path / "zh/index.md").exists() and (tmp_path / "assets/vendor/made.js").exists()

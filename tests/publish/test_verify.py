"""The manifest lists every file, and verify names each that is not as listed; a signature shows whose manifest it is."""
from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from mingbai.publish.manifest import MANIFEST, SIGNATURE
from mingbai.publish.refusal import ReleaseRefusal
from mingbai.publish.signing import is_signed, new_key, sign
from mingbai.publish.verify import FileDifference, verify
from tests.publish.quick import quick_release


@pytest.fixture
def root(tmp_path: Path) -> Path:
    quick_release(tmp_path / "out", "one")
    return tmp_path / "out"


def spoil(site: Path) -> tuple[FileDifference, ...]:
    (site / "zh/0/0.html").write_text("other", "utf-8")
    same_size = (site / "zh/1/1.html").read_bytes().replace(b"one", b"two")
    (site / "zh/1/1.html").write_bytes(same_size)
    (site / "zh/2/2.html").unlink()
    return (FileDifference("zh/0/0.html", "changed"), FileDifference("zh/1/1.html", "changed"),
            FileDifference("zh/2/2.html", "missing"))


def test_every_file_is_listed_and_can_be_recomputed(root: Path) -> None:
    site = root / "current"
    manifest = json.loads((site / MANIFEST).read_text("utf-8"))
    on_disk = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    del on_disk[MANIFEST]
    assert {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in on_disk.items()} == {
        name: (file["size"], file["sha256"]) for name, file in manifest["files"].items()}


def test_changed_missing_and_extra_files_are_named(root: Path) -> None:
    wrong = spoil(root / "current")
    (root / "current/zh/new.html").write_text("x", "utf-8")
    found = verify(str(root))
    assert set(found.differences) == {*wrong, FileDifference("zh/new.html", "extra")}
    assert found.complete


def test_a_running_site_is_verified(root: Path, serve_dir) -> None:
    address = serve_dir(root / "current")
    assert verify(address).differences == ()
    wrong = spoil(root / "current")
    found = verify(address)
    assert (set(found.differences), found.complete) == (set(wrong), False)


@pytest.mark.parametrize("spoiled", ["not json", "{}", '{"format": 1, "site_sha256": "0", "files": {}}'])
def test_a_manifest_that_is_none_is_refused(root: Path, spoiled: str) -> None:
    (root / "current" / MANIFEST).write_text(spoiled, "utf-8")
    with pytest.raises(ReleaseRefusal, match="manifest"):
        verify(str(root))


def test_a_forged_manifest_entry_is_refused(root: Path) -> None:
    path = root / "current" / MANIFEST
    manifest = json.loads(path.read_text("utf-8"))
    manifest["files"]["zh/0/0.html"]["sha256"] = "0" * 64
    path.write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(ReleaseRefusal, match="contradicts"):
        verify(str(root))


def test_a_folder_without_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefusal, match="no manifest"):
        verify(str(tmp_path))


def test_a_site_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReleaseRefusal) as caught:
        verify("http://127.0.0.1:9/")
    assert caught.value.exit_code == 3


def test_a_signature_holds_for_its_manifest_alone(root: Path, tmp_path: Path) -> None:
    public = tmp_path / "public.pem"
    public.write_text(new_key(tmp_path / "private.pem"), "ascii")
    other = tmp_path / "other.pem"
    other.write_text(new_key(tmp_path / "other-private.pem"), "ascii")
    assert not is_signed(verify(str(root)).manifest, None, public)
    sign(root / "current", tmp_path / "private.pem")
    found = verify(str(root))
    assert found.differences == ()
    assert is_signed(found.manifest, found.signature, public)
    assert not is_signed(found.manifest, found.signature, other)
    assert not is_signed(found.manifest + b" ", found.signature, public)
    assert not is_signed(found.manifest, b"@@", public)


def test_a_private_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    new_key(tmp_path / "private.pem")
    assert (tmp_path / "private.pem").stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        new_key(tmp_path / "private.pem")


@pytest.mark.parametrize("data", [b"", b"no key", None])
def test_what_is_no_key_is_told(root: Path, tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "bad.pem").write_bytes(data)
    with pytest.raises(ReleaseRefusal, match=r"bad\.pem"):
        sign(root / "current", tmp_path / "bad.pem")


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_confirms_the_signature(root: Path, tmp_path: Path) -> None:
    """Whoever checks needs no tool of ours."""
    (tmp_path / "public.pem").write_text(new_key(tmp_path / "private.pem"), "ascii")
    sign(root / "current", tmp_path / "private.pem")
    raw = tmp_path / "raw.sig"
    subprocess.run(["openssl", "base64", "-d", "-A", "-in", root / "current" / SIGNATURE, "-out", raw], check=True)
    done = subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", tmp_path / "public.pem", "-rawin",
                           "-in", root / "current" / MANIFEST, "-sigfile", raw], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr

"""A detached Ed25519 signature of the manifest. The private key stays outside the project: a file named on the way."""
from __future__ import annotations

import base64
import os
from collections.abc import Callable
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from mingbai.publish.manifest import MANIFEST, SIGNATURE
from mingbai.publish.refusal import ReleaseRefusal, Stop

PRIVATE_ONLY = 0o600


def new_key(path: Path) -> str:
    """Write a private key where there is none; returns the public key, which is meant to be published."""
    key = Ed25519PrivateKey.generate()
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, PRIVATE_ONLY)) as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def sign(folder: Path, key_file: Path) -> None:
    key = load(key_file, lambda data: load_pem_private_key(data, password=None))
    if not isinstance(key, Ed25519PrivateKey):
        raise bad_key(key_file)
    signature = base64.b64encode(key.sign((folder / MANIFEST).read_bytes()))
    (folder / SIGNATURE).write_bytes(signature + b"\n")


def is_signed(manifest: bytes, signature: bytes | None, key_file: Path) -> bool:
    key = load(key_file, load_pem_public_key)
    if not isinstance(key, Ed25519PublicKey):
        raise bad_key(key_file)
    try:
        key.verify(base64.b64decode((signature or b"").strip(), validate=True), manifest)
    except (InvalidSignature, ValueError):
        return False
    return True


def load(path: Path, parse: Callable[[bytes], object]) -> object:
    try:
        return parse(path.read_bytes())
    except OSError as error:
        raise ReleaseRefusal([Stop(path.name, "no-key", {"error": error.strerror})]) from None
    except (ValueError, TypeError):
        return None


def bad_key(path: Path) -> ReleaseRefusal:
    return ReleaseRefusal([Stop(path.name, "bad-key")])

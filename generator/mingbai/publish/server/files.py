"""Configuration for nginx, Caddy, Apache and IIS, rendered for the releases of a folder."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.server.policy import in_one_line, policy
from mingbai.text.language import LANGUAGES
from mingbai.work.places import TEMPLATES

DEPLOY = TEMPLATES / "deploy"
SERVERS = {"nginx.conf": "nginx.conf", "Caddyfile": "Caddyfile", "apache.conf": "apache.conf", "web.config": "web.config"}
FOLDER = "server"
SELF_ONLY, ANYWHERE = "'self'", "*"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
                          "payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
TEXTS = {
    "html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json", "jsonld": "application/ld+json",
    "csv": "text/csv", "xml": "application/xml", "svg": "image/svg+xml", "txt": "text/plain", "map": "application/json",
    "sig": "text/plain", "webmanifest": "application/manifest+json",
}
OTHERS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "zip": "application/zip",
    "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2", "wasm": "application/wasm",
    **dict.fromkeys(("pf_fragment", "pf_index", "pf_meta", "pf_filter", "pagefind"), "application/octet-stream"),
}


@dataclass(frozen=True)
class ServedPlace:
    """Where the server listens and what it serves."""
    root: str
    host: str = "_"
    port: int = 80
    address: str = ""                     # one to listen on; every one, IPv4 and IPv6, when left out


def write_server_files(layout: ReleaseFolder, moved: Mapping[str, str], place: ServedPlace, below: Sequence[Path] = ()) -> None:
    """Beside the releases, not in them: a server reads them, a visitor never does. `below`: sites served as parts of this one."""
    folder = layout.root / FOLDER
    folder.mkdir(exist_ok=True)
    for name, text in server_files([*map(layout.release, layout.names()), *below], moved, place).items():
        beside = folder / f".{name}"
        beside.write_text(text, "utf-8", newline="\n")
        beside.replace(folder / name)


def server_files(releases: list[Path], moved: Mapping[str, str], place: ServedPlace) -> dict[str, str]:
    values = server_values(releases, moved, place)
    env = Environment(loader=FileSystemLoader(DEPLOY), undefined=StrictUndefined, autoescape=False, trim_blocks=True,
                      lstrip_blocks=True, keep_trailing_newline=True)
    return {name: env.get_template(template).render(values) for name, template in SERVERS.items()}


def server_values(releases: list[Path], moved: Mapping[str, str], place: ServedPlace) -> dict[str, object]:
    directives = policy(releases)
    return {
        "place": place, "headers": HEADERS, "types": {**TEXTS, **OTHERS},
        "said_types": {**{name: f"{kind}; charset=utf-8" for name, kind in TEXTS.items()}, **OTHERS},
        "policy": in_one_line(directives, SELF_ONLY), "embed_policy": in_one_line(directives, ANYWHERE),
        "moved": {f"/{lang}/{old}/": f"/{lang}/{new}/" for old, new in moved.items() for lang in LANGUAGES}}

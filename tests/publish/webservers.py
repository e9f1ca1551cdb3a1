"""Real web servers on the loopback address, each with exactly the configuration that a release writes."""
from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mingbai.load.site import read_site
from mingbai.publish.release_folder import ReleaseFolder
from mingbai.publish.server.files import ServedPlace, write_server_files
from mingbai.publish.site_release import moved

PLACES = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
AS_ROOT = getattr(os, "geteuid", lambda: 1)() == 0
NGINX_AROUND = """
daemon off;
{user}
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {server}/nginx.conf;
}}
"""
APACHE_MODULES = Path("/usr/lib/apache2/modules")
APACHE_AROUND = """
ServerRoot {folder}
ServerName localhost
PidFile {folder}/apache.pid
Mutex file:{folder}
ErrorLog {folder}/errors
TypesConfig /etc/mime.types
Listen 127.0.0.1:{port}
{modules}
{user}
Include {server}/apache.conf
"""
CADDY_AROUND = """
{{
	admin off
	auto_https off
}}
import {server}/Caddyfile
"""


def found(name: str) -> str | None:
    return shutil.which(name, path=PLACES)


def nginx_command(program: str, main: Path, **place) -> list[str]:
    main.write_text(NGINX_AROUND.format(user="user root;" if AS_ROOT else "", **place), "utf-8")
    return [program, "-c", str(main), "-p", str(place["folder"])]


def apache_command(program: str, main: Path, **place) -> list[str]:
    """It refuses to serve as root, so it may read what everyone may."""
    names = ("mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite")
    modules = "\n".join(f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so" for name in names)
    user = "User #65534\nGroup #65534" if AS_ROOT else ""
    main.write_text(APACHE_AROUND.format(modules=modules, user=user, **place), "utf-8")
    return [program, "-f", str(main), "-DFOREGROUND"]


def caddy_command(program: str, main: Path, **place) -> list[str]:
    main.write_text(CADDY_AROUND.format(**place), "utf-8")
    return [program, "run", "--config", str(main), "--adapter", "caddyfile"]


COMMANDS = {"nginx": nginx_command, "apache2": apache_command, "caddy": caddy_command}


@contextmanager
def running(name: str, out: Path, content: Path, folder: Path) -> Iterator[str]:
    """Only the port and the address to listen on differ from what a release writes."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    layout = ReleaseFolder(out)
    place = ServedPlace(layout.current.absolute().as_posix(), port=port, address="127.0.0.1")
    write_server_files(layout, moved(read_site(content)[0]), place)
    command = COMMANDS[name](found(name), folder / "server.conf", folder=folder, server=out / "server", port=port)
    process = subprocess.Popen(command, env={**os.environ, "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)},
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.communicate()


def wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(400):
        if process.poll() is not None:
            raise RuntimeError(process.stderr.read())
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server does not answer")

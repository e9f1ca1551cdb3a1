"""A real nginx on the loopback address with exactly the configuration that a release writes."""
from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.load.site import read_site
from generator.publish.layout import Layout
from generator.publish.server.files import Place, write_server_files
from generator.publish.whole import moved

NGINX = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
AROUND = """
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


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def configuration(out: Path, content: Path, folder: Path, port: int) -> Path:
    """Only the port and the address to listen on differ from what a release writes."""
    layout = Layout(out)
    place = Place(layout.current.absolute().as_posix(), port=port, address="127.0.0.1")
    write_server_files(layout, moved(read_site(content)[0]), place)
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    main = folder / "nginx.conf"
    main.write_text(AROUND.format(folder=folder, server=out / "server", user="user root;" if is_root else ""), "utf-8")
    return main


@contextmanager
def nginx(out: Path, content: Path, folder: Path) -> Iterator[str]:
    port = free_port()
    main = configuration(out, content, folder, port)
    process = subprocess.Popen([NGINX, "-c", str(main), "-p", str(folder)], stderr=subprocess.PIPE, text=True)
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError(process.stderr.read())
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer")

"""Serving a folder on the loopback address."""

import gzip
import io
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from mingbai.pdf.server import serving


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Requests are asserted on by tests, not printed."""


class CompressedHandler(QuietHandler):
    """Sends what a web server would send of a release: texts compressed, each file fresh for an hour."""

    protocol_version = "HTTP/1.1"

    def send_head(self):
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file() or not self.path.split("?")[0].endswith("/") and path.is_dir():
            return super().send_head()
        data = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        for name, value in {"Content-Type": self.guess_type(file), "Content-Encoding": "gzip",
                            "Content-Length": len(data), "Cache-Control": "max-age=3600"}.items():
            self.send_header(name, str(value))
        self.end_headers()
        return io.BytesIO(data)


def served(folder, handler=QuietHandler):
    """The address of a server that ends with the block."""
    return serving(partial(handler, directory=str(folder)))

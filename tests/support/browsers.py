"""Starting the browser that `generator.bootstrap_browser` finds."""

import os

# A browser that asks its maker's hosts for updates would spoil a test that counts foreign requests.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch_flags():
    """Chromium refuses its sandbox to root."""
    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else list(FLAGS)

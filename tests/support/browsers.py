"""Starting the browser that `mingbai.bootstrap_browser` finds."""

from mingbai.bootstrap.browser import launch_flags

__all__ = ["launch_flags"]

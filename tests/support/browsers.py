"""Starting the browser that `generator.bootstrap_browser` finds."""

from generator.bootstrap_browser import launch_flags

__all__ = ["launch_flags"]

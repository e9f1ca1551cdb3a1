"""From a machine with nothing but Python to the site or the tests: `python generator site`."""
import sys

from mingbai.bootstrap.tasks import run

sys.exit(run())

"""`python -m generator` is `mingbai`."""
import sys

from generator.cli import main

sys.exit(main())

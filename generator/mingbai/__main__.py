"""`python -m mingbai` is `mingbai`."""
import sys

from mingbai.cli.main import main

sys.exit(main())

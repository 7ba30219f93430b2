"""`python -m screenseg` is the same as the command `screenseg`."""

from __future__ import annotations

import sys

from screenseg.cli import main

if __name__ == "__main__":
    sys.exit(main())

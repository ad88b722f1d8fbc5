"""Command line of the loaders: see `commands`."""

from __future__ import annotations

import sys

if __name__ != "__mp_main__":  # worker processes import this file, too, and need none of it
    from loaders.commands import main

if __name__ == "__main__":
    sys.exit(main())

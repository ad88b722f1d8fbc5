"""Command line of the loaders: see `commands`."""

from __future__ import annotations

import os
import sys

if __name__ != "__mp_main__":  # worker processes import this file, too, and need none of it
    from loaders.commands import main

if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # The system takes the memory back at once; Python would clear hundreds of thousands of objects away one by one.
    os._exit(code)

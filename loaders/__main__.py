"""Command line of the loaders: see `commands`."""

from __future__ import annotations

import os
import sys


def _main() -> int:
    """Run the command; a mistake in the word lists is found as soon as the modules that use them are imported."""
    # Worker processes import this file, too, and need none of this.
    from loaders.collector import collector_paused  # noqa: PLC0415
    from loaders.yamlfile import YamlError  # noqa: PLC0415

    try:
        with collector_paused():
            from loaders.commands import main  # noqa: PLC0415
    except YamlError as error:
        print(f"Fehler: {error}", file=sys.stderr)
        return 2
    return main()


if __name__ == "__main__":
    code = _main()
    sys.stdout.flush()
    sys.stderr.flush()
    # The system takes the memory back at once; Python would clear hundreds of thousands of objects away one by one.
    os._exit(code)

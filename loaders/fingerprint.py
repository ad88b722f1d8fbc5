"""The fingerprint of all that decides how a file is read: program, form, codebook, words, register, libraries.

What was read under the same fingerprint need not be read again.
"""

from __future__ import annotations

import hashlib
import platform
import shutil
from functools import lru_cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
_PATTERNS = (
    "loaders/**/*.py",
    "loaders/*.sql",
    "data/*.yaml",
    "data/codebook/*.yaml",
    "data/words/*.yaml",
    "data/register/*",
    "requirements.txt",
)
_TOOLS = ("tesseract",)  # programs that reading uses where they are installed


@lru_cache(maxsize=1)
def reading_fingerprint() -> str:
    """A sha256 over the contents of all files that take part in reading, and over what is installed."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _PATTERNS for path in _ROOT.glob(pattern) if path.is_file()):
        digest.update(path.relative_to(_ROOT).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    digest.update(platform.python_version().encode())
    for tool in _TOOLS:
        digest.update(str(shutil.which(tool)).encode())
    return digest.hexdigest()

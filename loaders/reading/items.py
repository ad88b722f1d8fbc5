"""Which of the terms in one item of a list name it, and which only explain what was named.

In "Wegweiser: Adressen von Vereinen" and "Sprachcafé (mit Kinderecke)" and "Fahrräder, damit alle zum Kurs kommen"
the words behind the colon, in the bracket, in the subordinate clause tell about the matter named before them.
"""

from __future__ import annotations

import re

# A clause that gives the purpose, condition, reason or a question about what was named.
_SUBORDINATE = (
    r",\s+(?:und\s+|oder\s+)?(?:damit|sodass|so\s+dass|sobald|solange|wenn|falls|sofern|weil|denn|da\s+(?:es|er|sie|die|der|das)"
    r"|nachdem|bevor|während|um\s(?=[^,;]*\bzu\b)|wer|wem|wen)\b"
)
_OPENS = re.compile(rf"[:(]|\s[–—-]\s|{_SUBORDINATE}", re.IGNORECASE)
_IS_LABEL = re.compile(r"[\wäöüß-]*[\"“”«»']?\s*(?:[:(]|\s[–—-]\s)")


def explains(before: str, after: str) -> bool:
    """Whether a term tells about the one named before it: `before` stands between the two, `after` follows it."""
    opened = _OPENS.search(before)
    if opened is None or _IS_LABEL.match(after):
        return False
    mark = opened.group()
    if mark == "(":
        return before.count("(") > before.count(")")
    return True

"""Names that fit: without their explanation, cut between words, or on two lines."""

from __future__ import annotations


def brief(label: str, most: int = 36) -> str:
    """Without what stands in brackets, cut between words; the whole name stands in hover text and table."""
    label = label.partition(" (")[0]
    if len(label) <= most:
        return label
    return f"{label[: most - 1].rsplit(' ', 1)[0].removesuffix(' und').rstrip(' ,/-')} …"


def two_lines(label: str, most: int) -> str:
    """More than `most` characters stand on two lines, broken at the space nearest to the middle."""
    spaces = [place for place, sign in enumerate(label) if sign == " " and 0 < place < len(label) - 1]
    if len(label) <= most or not spaces:
        return label
    middle = min(spaces, key=lambda place: abs(len(label) - 2 * place))
    return f"{label[:middle].rstrip()}<br>{label[middle:].lstrip()}"

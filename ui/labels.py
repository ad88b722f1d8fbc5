"""Names that fit: without their explanation, or on two lines."""

from __future__ import annotations


def whole(label: str, most: int = 44) -> str:
    """Without what stands in brackets, never cut: a long name stands on two lines."""
    return two_lines(label.partition(" (")[0], most)


def two_lines(label: str, most: int) -> str:
    """More than `most` characters stand on two lines, broken at the space nearest to the middle."""
    spaces = [place for place, sign in enumerate(label) if sign == " " and 0 < place < len(label) - 1]
    if len(label) <= most or not spaces:
        return label
    middle = min(spaces, key=lambda place: abs(len(label) - 2 * place))
    return f"{label[:middle].rstrip()}<br>{label[middle:].lstrip()}"

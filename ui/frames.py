"""The rows of small frames as tuples (see `analysis.frames`)."""

from analysis.frames import rows

__all__ = ["rows"]

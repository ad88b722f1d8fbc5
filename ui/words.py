"""Texts of the pages in the language of the reader (see `analysis.language`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

import pandas as pd

from analysis.language import chosen, tr, tr_labels

T = TypeVar("T")


def heading(text: str) -> str:
    """The text for a place of its own: a translation begins with a capital letter, as nouns in German do anyway."""
    said = tr(text)
    return said if said == text else said[:1].upper() + said[1:]


def with_unit(text: str, unit: str, inside: bool = False) -> str:
    """A name with its unit: "Median (EUR)"; `inside` a heading it begins with a small letter."""
    return f"{tr(text) if inside else heading(text)} ({tr(unit)})"


def paragraph(*sentences: str) -> str:
    """The sentences, each translated, one after the other; empty ones are left out."""
    return " ".join(tr(each) for each in sentences if each)


def joined(names: Sequence[str]) -> str:
    """ "A, B und C"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{names} und {last}").format(names=", ".join(names[:-1]), last=names[-1])


def said(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The frame with the texts of these columns translated; its labels are so already (see `labelled`)."""
    if chosen() == "de":
        return frame
    texts = {name: [tr(each) if isinstance(each, str) else each for each in frame[name]] for name in columns}
    return frame.assign(**texts)


def labelled(answer: T) -> T:
    """An answer of `analysis` with the labels of all its frames in the chosen language."""
    if chosen() == "de":
        return answer
    told: object = answer
    if isinstance(answer, pd.DataFrame):
        told = tr_labels(answer)
    elif isinstance(answer, tuple):
        parts = [labelled(each) for each in answer]
        told = type(answer)(*parts) if hasattr(answer, "_fields") else tuple(parts)
    elif isinstance(answer, Mapping):
        told = {key: labelled(value) for key, value in answer.items()}
    elif is_dataclass(answer) and not isinstance(answer, type):
        frames = {each.name: getattr(answer, each.name) for each in fields(answer)}
        frames = {name: tr_labels(frame) for name, frame in frames.items() if isinstance(frame, pd.DataFrame)}
        told = replace(answer, **frames) if frames else answer
    return told  # type: ignore[return-value]

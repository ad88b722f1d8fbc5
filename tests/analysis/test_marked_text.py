"""Cutting a text where values begin and end: nothing is lost, overlaps name all their values."""

from __future__ import annotations

from analysis.facts import Span
from analysis.marked_text import Block, blocks, pieces


def test_answers_and_what_stands_between_them_are_the_whole_text() -> None:
    found = blocks(30, [("kosten", Span(20, 28)), ("konzept", Span(5, 12))])
    assert found == [
        Block(None, Span(0, 5)),
        Block("konzept", Span(5, 12)),
        Block(None, Span(12, 20)),
        Block("kosten", Span(20, 28)),
        Block(None, Span(28, 30)),
    ]


def test_overlapping_and_overlong_answers_lose_no_character() -> None:
    answers = [("konzept", Span(0, 12)), ("themen", Span(8, 15)), ("anlass", Span(9, 10)), ("kosten", Span(18, 99))]
    found = blocks(20, answers)
    assert [block.section for block in found] == ["konzept", "themen", None, "kosten"]
    assert [block.span.start for block in found] == [0, *(block.span.end for block in found[:-1])]
    assert found[-1].span.end == 20


def test_without_answers_all_is_one_block() -> None:
    assert blocks(7, []) == [Block(None, Span(0, 7))]
    assert blocks(0, []) == []


def test_crossing_spans_are_cut_and_name_both_values() -> None:
    text = "Moderation und Saal: 500 Euro"
    marks = {"items": Span(0, 19), "sum": Span(15, 29), "room": Span(15, 19)}
    found = list(pieces(text, Span(0, len(text)), marks))
    assert "".join(piece.text for piece in found) == text
    assert [(piece.text, piece.covers) for piece in found] == [
        ("Moderation und ", ("items",)),
        ("Saal", ("room", "sum", "items")),
        (": 500 Euro", ("sum",)),
    ]
    assert [piece.begins for piece in found] == [("items",), ("room", "sum"), ()]


def test_equal_spans_and_spans_beyond_the_text() -> None:
    marks = {"a": Span(0, 9), "b": Span(0, 9), "c": Span(5, 50), "d": Span(60, 70)}
    found = list(pieces("zufrieden", Span(0, 9), marks))
    assert "".join(piece.text for piece in found) == "zufrieden"
    assert set(found[0].begins) == {"a", "b"}
    assert set(found[1].covers) == {"a", "b", "c"}

"""Patterns that cost much are tried only where a cheap question about words is answered with yes.

Whatever such a pattern can find must make the answer yes: asked of examples that are drawn from the pattern itself.
"""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from loaders.reading import amounts, assessment, context, cost_labels, cost_signs, money, numbers, payees

Question = Callable[[str], bool]


def has_one_of(words: tuple[str, ...]) -> Question:
    return lambda text: any(word in text.lower() for word in words)


def ends_in_one_of(words: tuple[str, ...]) -> Question:
    return lambda text: text.rstrip().lower().endswith(words)


def has_firm_word(text: str) -> bool:
    return any(word in text for word in payees._FIRM_WORDS)


def ends_in_about(text: str) -> bool:
    return text.rstrip().rstrip(".").lower().endswith(numbers._ABOUT_ENDS)


CASES = {
    "about": (numbers._ABOUT_BEFORE, ends_in_about),
    "plan": (cost_signs._PLAN, has_one_of(cost_signs._STEMS)),
    "comparison": (cost_signs._COMPARISON, has_one_of(cost_signs._STEMS)),
    "tax": (cost_signs._TAX, has_one_of(cost_signs._STEMS)),
    "grant": (cost_signs._GRANT, has_one_of(cost_signs._STEMS)),
    "asked for": (cost_signs._ASKED_FOR, has_one_of(cost_signs._STEMS)),
    "rest": (cost_signs._REST, has_one_of(cost_signs._STEMS)),
    "donor": (cost_signs._DONOR, has_one_of(cost_signs._STEMS)),
    "total": (cost_labels._TOTAL, has_one_of(cost_labels._TOTAL_STEMS)),
    "free": (cost_labels._FREE, has_one_of(cost_labels._FREE_STEMS)),
    "joined": (cost_labels._JOINED, ends_in_one_of(cost_labels._JOINTS)),
    "firm": (payees._FIRM, has_firm_word),
    "for each": (amounts._JE, has_one_of(amounts._EACH_STEMS)),
    "factor": (amounts._JOINS, ends_in_one_of(amounts._JOIN_ENDS)),
    "currency before": (money._CURRENCY_BEFORE, ends_in_one_of(money._CURRENCY_ENDS)),
    "summary": (assessment._SUMMARY, has_one_of(assessment._SUMMARY_STEMS)),
    "same": (context._SAME, has_one_of(context._SAME_STEMS)),
}


@pytest.mark.parametrize(("pattern", "question"), CASES.values(), ids=CASES)
def test_the_question_is_answered_with_yes_wherever_the_pattern_finds_something(
    pattern: re.Pattern[str], question: Question
) -> None:
    @settings(max_examples=50, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        assume(pattern.search(text))
        assert question(text), text

    holds()

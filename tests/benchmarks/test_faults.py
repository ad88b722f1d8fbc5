"""Short runs of the benchmarks with damaged files and killed builds."""

import sys

import pytest

from benchmarks.fuzz import fuzz
from benchmarks.kill import kill_builds


def test_damaged_and_made_up_files_neither_stop_a_build_nor_change_other_records() -> None:
    result = fuzz(200, seed=5)
    assert result.unforeseen == []
    assert result.given_up == []
    assert result.changed == 0
    assert result.outcomes.total() >= 200


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_killed_builds_disturb_no_reader() -> None:
    result = kill_builds(5, seed=3)
    assert result.problems == []
    assert result.answers > 0

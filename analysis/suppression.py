"""Which head counts of groups may be shown, so that nobody can be picked out.

A count of 1 or 2 is shown as "unter 3". That alone does not hide it: where the groups of a dialogue make up all its
participants, the total minus the other counts gives it away. In such a dialogue one more count is left out, the
smallest that is large enough to hide behind, and reads "geschützt"; where none is large enough, all counts of the
dialogue do. The totals stay: they are what evaluators need, and all measures rest on them. What remains: where there
are as many participants as groups, each group was one person.

The rule is worked out once for each data file, for all tables, figures and exports: `PUBLISHED` holds one row a
counted group of a dialogue: steckbrief_id, code, count (persons, NULL when not to be shown), note (what to show
instead, else NULL).
"""

from __future__ import annotations

from typing import Any

FEW = "unter 3"
PROTECTED = "geschützt"
"""Instead of a count that would give away a count of 1 or 2."""

PUBLISHED = "memory.main.published_count"

# The total gives them away when, without the counts that are shown, it leaves each of the `few` one or two persons.
# A count to hide behind must leave room for all that the few can add up to: 3 and one for each of them.
CREATE = f"""
CREATE TABLE {PUBLISHED} AS
WITH counted AS (
    SELECT g.steckbrief_id, g.code, g.count, g.count IN (1, 2) AS is_few, s.participants_low AS low,
           s.participants_high AS high
    FROM data.core.participant_group g JOIN data.core.steckbrief s USING (steckbrief_id) WHERE g.count IS NOT NULL
), dialogue AS (
    SELECT steckbrief_id, count(*) FILTER (is_few) AS few, coalesce(sum(count) FILTER (NOT is_few), 0) AS shown,
           any_value(low) AS low, any_value(high) AS high
    FROM counted GROUP BY steckbrief_id HAVING few > 0
), given_away AS (
    SELECT steckbrief_id, few FROM dialogue
    WHERE low > 2 AND low - shown BETWEEN few AND 2 * few OR high > 2 AND high - shown BETWEEN few AND 2 * few
), cover AS (
    SELECT steckbrief_id, arg_min(code, (count, code)) FILTER (count >= 3 + few) AS code
    FROM counted JOIN given_away USING (steckbrief_id) GROUP BY steckbrief_id
)
SELECT c.steckbrief_id, c.code,
       CASE WHEN cover.steckbrief_id IS NOT NULL AND (cover.code IS NULL OR cover.code = c.code) THEN '{PROTECTED}'
            WHEN c.is_few THEN '{FEW}' END AS note,
       CASE WHEN note IS NULL THEN c.count END AS count
FROM counted c LEFT JOIN cover USING (steckbrief_id)
"""  # noqa: S608 - only words of this program


def is_few(value: Any) -> bool:
    """True for a head count of 1 or 2."""
    return value is not None and 0 < value < 3

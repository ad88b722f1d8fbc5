"""What an import changes: the account of its files in the data file that would replace the present one."""

from __future__ import annotations

import pandas as pd

from analysis.database import Database
from analysis.language import tr

STATES = {
    "new": "neuer Dialog",
    "newer": "neue Fassung",
    "older": "ältere Fassung",
    "same": "schon vorhanden",
    "unreadable": "nicht gelesen",
}
"""What becomes of a text, in the order of the account."""

_SQL = """
    SELECT CASE WHEN f.status = 'unreadable' THEN 'unreadable' WHEN f.status = 'duplicate' THEN 'same'
                WHEN v.newest_id IS NOT NULL THEN 'older'
                WHEN EXISTS (SELECT 1 FROM data.core.version o WHERE o.newest_id = f.source_id) THEN 'newer'
                ELSE 'new' END AS state,
           substr(f.name, length(?) + 2) || coalesce(' (' || f.place || ')', '') AS name,
           coalesce(s.kommune, '') AS kommune, coalesce(d.name, '') AS kreis,
           (SELECT min(day) FROM data.core.event_day e WHERE e.steckbrief_id = s.steckbrief_id) AS first_day,
           f.reason, other.name AS newest,
           (SELECT count(*) FROM data.core.finding n WHERE n.steckbrief_id = s.steckbrief_id) AS findings,
           s.key
    FROM data.raw.source_file f
    LEFT JOIN data.core.steckbrief s USING (source_id)
    LEFT JOIN data.core.district d ON d.kreis_ags = s.kreis_ags
    LEFT JOIN data.core.version v USING (steckbrief_id)
    LEFT JOIN data.raw.source_file other ON other.source_id = v.newest_id
    WHERE starts_with(f.name, ? || '/')
    ORDER BY f.source_id
"""


def read_changes(draft: Database, name: str) -> pd.DataFrame:
    """One row for each text of the import `name`.

    Columns: state (key of `STATES`), name (file, and place in it), kommune, kreis, first_day, reason (why not read,
    or which file it equals or gives way to), findings (number), key.
    """
    frame = draft.query(_SQL, [name, name])
    given_way = tr("es gilt {name}")
    frame["reason"] = [
        reason or (given_way.format(name=newest) if newest else "")
        for reason, newest in zip(frame["reason"], frame.pop("newest"), strict=True)
    ]
    return frame

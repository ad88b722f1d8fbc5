-- Takes over the rows of the texts in the table reused from the data file attached as former.

INSERT INTO core.steckbrief
SELECT r.number, r.number, r.key, t.* EXCLUDE (steckbrief_id, source_id, key)
FROM former.core.steckbrief t JOIN reused r ON t.steckbrief_id = r.former ORDER BY r.number;

INSERT INTO core.event_day
SELECT r.number, t.* EXCLUDE (steckbrief_id)
FROM former.core.event_day t JOIN reused r ON t.steckbrief_id = r.former ORDER BY r.number;

INSERT INTO core.coding
SELECT r.number, t.* EXCLUDE (steckbrief_id)
FROM former.core.coding t JOIN reused r ON t.steckbrief_id = r.former ORDER BY r.number;

INSERT INTO core.participant_group
SELECT r.number, t.* EXCLUDE (steckbrief_id)
FROM former.core.participant_group t JOIN reused r ON t.steckbrief_id = r.former ORDER BY r.number;

INSERT INTO core.cost_item
SELECT r.number, t.* EXCLUDE (steckbrief_id)
FROM former.core.cost_item t JOIN reused r ON t.steckbrief_id = r.former ORDER BY r.number;

INSERT INTO core.evidence
SELECT r.number, t.* EXCLUDE (steckbrief_id)
FROM former.core.evidence t JOIN reused r ON t.steckbrief_id = r.former ORDER BY r.number;

INSERT INTO core.passage
SELECT r.number, t.* EXCLUDE (steckbrief_id)
FROM former.core.passage t JOIN reused r ON t.steckbrief_id = r.former ORDER BY r.number;

-- What texts are to each other is found anew (relations.sql).
INSERT INTO core.finding
SELECT r.number, t.* EXCLUDE (steckbrief_id)
FROM former.core.finding t JOIN reused r ON t.steckbrief_id = r.former WHERE t.code <> 'text_aehnlich' ORDER BY r.number;

INSERT INTO raw.text_place
SELECT r.number, t.* EXCLUDE (source_id)
FROM former.raw.text_place t JOIN reused r ON t.source_id = r.former ORDER BY r.number;

UPDATE raw.source_file SET text = t.text
FROM former.raw.source_file t JOIN reused r ON t.source_id = r.former WHERE raw.source_file.source_id = r.number;

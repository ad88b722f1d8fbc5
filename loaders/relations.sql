-- What Steckbriefe are to each other: versions of one dialogue, and texts that hardly differ.

-- The same Kommune with the same event days is the same dialogue; the newest file counts. Parts of a town and
-- groups of towns are told apart by the name that they give, too.
INSERT INTO core.version
WITH days AS (
    SELECT steckbrief_id, list(day ORDER BY day) AS days FROM core.event_day GROUP BY steckbrief_id
), ranked AS (
    SELECT s.steckbrief_id,
           first_value(s.steckbrief_id) OVER (
               PARTITION BY s.ebene, s.ags, s.kreis_ags, lower(s.kommune), days.days,
                            CASE WHEN s.ebene NOT IN ('gemeinde', 'landkreis') THEN lower(s.stated_name) END
               ORDER BY coalesce(f.modified, f.saved) DESC NULLS LAST, f.name DESC, s.steckbrief_id DESC
           ) AS newest_id
    FROM core.steckbrief s JOIN days USING (steckbrief_id) JOIN raw.source_file f USING (source_id)
    WHERE coalesce(s.ags, s.kreis_ags, s.kommune) IS NOT NULL
)
SELECT steckbrief_id, newest_id FROM ranked WHERE steckbrief_id <> newest_id ORDER BY steckbrief_id;

-- Two dialogues of which half of the longer answers are the same, word by word: one was probably copied from the
-- other, or sent in under two names. Answers that many give say nothing.
INSERT INTO core.finding
WITH answer AS (
    SELECT DISTINCT p.steckbrief_id,
           hash(replace(replace(lower(substr(f.text, p.start_char + 1, p.end_char - p.start_char)), chr(10), ''), ' ', ''))
               AS words
    FROM core.passage p JOIN raw.source_file f ON f.source_id = p.steckbrief_id
    WHERE p.end_char - p.start_char >= 60 AND p.steckbrief_id NOT IN (SELECT steckbrief_id FROM core.version)
), shared AS (
    SELECT words FROM answer GROUP BY words HAVING count(*) BETWEEN 2 AND 5
), size AS (
    SELECT steckbrief_id, count(*) AS answers FROM answer GROUP BY steckbrief_id
), pair AS (
    SELECT a.steckbrief_id AS one, b.steckbrief_id AS other, count(*) AS common
    FROM answer a JOIN shared USING (words) JOIN answer b USING (words)
    WHERE a.steckbrief_id <> b.steckbrief_id GROUP BY ALL
)
SELECT one, 'text_aehnlich', 'form',
       format('{} von {} längeren Antworten stehen wortgleich auch in {}.', common, answers,
              f.name || coalesce(' (' || f.place || ')', '')),
       NULL, NULL
FROM pair JOIN size ON size.steckbrief_id = one JOIN raw.source_file f ON f.source_id = other
WHERE common >= 3 AND common >= 0.5 * answers
ORDER BY one, other;

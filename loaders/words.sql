-- The words of the answers in the texts with numbers from $first to before $stop, as rows of out.word.
-- Split at blanks first, as looking at every sign of every text takes four times as long.

INSERT INTO out.word
WITH stretch AS (
    SELECT stretch, list(answer_id) AS answers
    FROM (
        SELECT answer_id, unnest(string_split(
            replace(substr(f.text, a.start_char + 1, a.end_char - a.start_char), chr(10), ' '), ' ')) AS stretch
        FROM out.answer a
        JOIN raw.source_file f ON f.source_id = a.dialogue_id
        WHERE f.source_id >= $first AND f.source_id < $stop
    )
    WHERE stretch <> '' GROUP BY stretch
), spelt AS (
    SELECT answers, unnest(regexp_extract_all(strip_accents(replace(replace(replace(replace(
        lower(stretch), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss')), '[\pL\d]+')) AS word
    FROM stretch
)
SELECT word, regexp_replace(word, '(^|[^aeq])([aou])e', '\1\2', 'g') AS base, list_sort(flatten(list(answers))) AS answers
FROM spelt GROUP BY word ORDER BY word;

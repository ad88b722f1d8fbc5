-- out: what the pages ask of the newest version of each dialogue, joined and labelled once at build time. Filled after core, read-only afterwards.

-- One row a dialogue and kind of cost. EUR, ranges with their middle.
CREATE TABLE out.dialogue_cost AS
SELECT steckbrief_id AS dialogue_id, kind, sum((low + high) / 2)::DOUBLE AS amount
FROM core.cost_item WHERE steckbrief_id NOT IN (SELECT steckbrief_id FROM core.version)
GROUP BY ALL ORDER BY dialogue_id, kind;

-- One row a Steckbrief of any version. EUR, persons, inhabitants; *_label columns are German.
CREATE TEMP TABLE version_row AS
WITH days AS (
    SELECT steckbrief_id, min(day) AS first_day, max(day) AS last_day, count(*)::INTEGER AS day_count
    FROM core.event_day GROUP BY steckbrief_id
), codes AS (
    SELECT steckbrief_id,
           coalesce(list(code ORDER BY code) FILTER (variable = 'formate'), []) AS formats,
           coalesce(list(code ORDER BY code) FILTER (variable = 'themen'), []) AS topics,
           coalesce(list(code ORDER BY code) FILTER (variable = 'ergebnisse'), []) AS outcomes,
           coalesce(list(code ORDER BY code) FILTER (variable = 'empfehlungen'), []) AS recommendations
    FROM core.coding GROUP BY steckbrief_id
), groups AS (
    SELECT steckbrief_id, list(code ORDER BY code) AS groups FROM core.participant_group GROUP BY steckbrief_id
), costs AS (
    SELECT steckbrief_id, list(DISTINCT kind ORDER BY kind) AS cost_kinds FROM core.cost_item GROUP BY steckbrief_id
), findings AS (
    SELECT steckbrief_id, count(*)::INTEGER AS finding_count FROM core.finding GROUP BY steckbrief_id
), base AS (
    SELECT s.*,
           ((s.cost_low + s.cost_high) / 2)::DOUBLE AS cost,                       -- EUR, middle of the range
           ((s.participants_low + s.participants_high) / 2)::DOUBLE AS participants -- persons, middle of the range
    FROM core.steckbrief s
)
SELECT b.steckbrief_id AS dialogue_id, b.key, f.name AS source_name, b.title, b.kommune,
       b.ebene, el.label AS ebene_label, b.ags,
       b.kreis_ags, d.name AS kreis, d.kind AS kreis_kind, b.rb_ags, r.name AS regierungsbezirk,
       b.population, coalesce(b.population_about, false) AS population_about, b.population_as_of,
       CASE WHEN b.population < 5000 THEN 1 WHEN b.population < 10000 THEN 2 WHEN b.population < 20000 THEN 3
            WHEN b.population < 50000 THEN 4 WHEN b.population < 100000 THEN 5 WHEN b.population >= 100000 THEN 6
       END AS size_class,                                                          -- 1 to 6, NULL without population
       days.first_day, days.last_day, days.day_count, year(days.first_day)::INTEGER AS year,
       b.participants, b.participants_low, b.participants_high,
       coalesce(b.participants_about, false) AS participants_about, b.participants_basis,
       b.cost, b.cost_low::DOUBLE AS cost_low, b.cost_high::DOUBLE AS cost_high,
       coalesce(b.cost_about, false) AS cost_about, b.cost_basis,
       CASE WHEN b.population > 0 THEN b.cost / b.population END AS cost_per_inhabitant,      -- EUR
       CASE WHEN b.participants > 0 THEN b.cost / b.participants END AS cost_per_participant, -- EUR
       CASE WHEN b.population > 0 THEN 1000 * b.participants / b.population END AS turnout,   -- participants per 1,000 inhabitants
       b.commitment, b.satisfaction_process, b.satisfaction_result, b.cost_benefit, b.moderation,
       coalesce(codes.formats, []) AS formats, coalesce(codes.topics, []) AS topics,
       coalesce(groups.groups, []) AS groups, coalesce(codes.outcomes, []) AS outcomes,
       coalesce(codes.recommendations, []) AS recommendations,
       coalesce(costs.cost_kinds, []) AS cost_kinds,
       coalesce(findings.finding_count, 0) AS finding_count, f.invented,
       f.sha256 AS source_sha256, f.place AS source_place
FROM base b
JOIN raw.source_file f USING (source_id)
LEFT JOIN core.district d ON d.kreis_ags = b.kreis_ags
LEFT JOIN core.region r ON r.rb_ags = b.rb_ags
LEFT JOIN core.codebook el ON el.variable = 'ebene' AND el.code = b.ebene
LEFT JOIN days ON days.steckbrief_id = b.steckbrief_id
LEFT JOIN codes ON codes.steckbrief_id = b.steckbrief_id
LEFT JOIN groups ON groups.steckbrief_id = b.steckbrief_id
LEFT JOIN costs ON costs.steckbrief_id = b.steckbrief_id
LEFT JOIN findings ON findings.steckbrief_id = b.steckbrief_id;

-- One row a dialogue: its newest version.
CREATE TABLE out.dialogue AS
FROM version_row WHERE dialogue_id NOT IN (SELECT steckbrief_id FROM core.version) ORDER BY dialogue_id;

-- One row a version that a newer one replaces, with the same columns.
CREATE TABLE out.former_dialogue AS
FROM version_row WHERE dialogue_id IN (SELECT steckbrief_id FROM core.version) ORDER BY dialogue_id;

DROP TABLE version_row;

-- One row a dialogue and code, for all variables with several codes (formate, themen, gruppen, ergebnisse, empfehlungen).
CREATE TABLE out.dialogue_code AS
SELECT steckbrief_id AS dialogue_id, variable, code, count, certainty, rule, start_char, end_char
FROM (
    SELECT steckbrief_id, variable, code, NULL::INTEGER AS count, certainty, rule, start_char, end_char FROM core.coding
    UNION ALL
    SELECT steckbrief_id, 'gruppen', code, count, certainty, rule, start_char, end_char FROM core.participant_group
)
WHERE steckbrief_id NOT IN (SELECT steckbrief_id FROM core.version)
ORDER BY dialogue_id, variable, code;

-- One row an answer of a dialogue to a section of the form; the span counts characters of raw.source_file.text.
CREATE TABLE out.answer AS
SELECT row_number() OVER (ORDER BY steckbrief_id, start_char)::INTEGER AS answer_id,
       steckbrief_id AS dialogue_id, section, start_char, end_char
FROM core.passage WHERE steckbrief_id NOT IN (SELECT steckbrief_id FROM core.version) ORDER BY answer_id;

-- One row a word of the answers and stretch of them, for the search; words.sql fills it.
CREATE TABLE out.word (
    word    VARCHAR NOT NULL,   -- as it is spelt in small letters without umlauts ("wohnungstueren")
    base    VARCHAR NOT NULL,   -- its base ("wohnungsturen")
    answers INTEGER[] NOT NULL  -- the answers in which it stands, once for each time
);

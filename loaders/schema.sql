-- The data file in three layers. Missing is NULL; a stated zero is 0.
-- Spans (start_char, end_char) count characters in raw.source_file.text, end excluded.

CREATE SCHEMA raw;
CREATE SCHEMA core;
CREATE SCHEMA out;

-- raw: what arrived ---------------------------------------------------------------------------

CREATE TABLE raw.source_file (
    source_id   INTEGER NOT NULL,
    name        VARCHAR NOT NULL,      -- path below the folder that was given
    sha256      VARCHAR,               -- of the bytes of the innermost file; NULL when they could not be read
    kind        VARCHAR NOT NULL,      -- text, docx, odt, rtf, html, pdf, xlsx, ods, csv, json, eml, zip, unbekannt
    size        BIGINT,                -- bytes
    status      VARCHAR NOT NULL,      -- read, duplicate, unreadable
    reason      VARCHAR,               -- German, for its owner; NULL when read
    encoding    VARCHAR,               -- of a text file
    text        VARCHAR                -- contact data masked; NULL when not read
                USING COMPRESSION zstd, -- a tenth of the time that DuckDB's own choice takes, and a quarter of the space
    invented    BOOLEAN NOT NULL,      -- one of the invented samples that come with the program
    member      VARCHAR,               -- path inside of an archive or mail: the end of the name
    file_sha256 VARCHAR,               -- of the bytes of the file in the folder; NULL when they could not be read
    place       VARCHAR,               -- which part of the file, when it holds several ("Blatt «Tabelle1», Zeile 5")
    modified    TIMESTAMP,             -- UTC: what the file itself says about its last change
    saved       TIMESTAMP,             -- UTC: when the file in the folder was saved
    ocr         BOOLEAN NOT NULL       -- read from a picture by character recognition
);

CREATE TABLE raw.text_place (          -- where in its file a stretch of the text stands
    source_id  INTEGER NOT NULL,
    start_char INTEGER NOT NULL,       -- up to the next one
    place      VARCHAR NOT NULL        -- "Seite 2", "Spalte C"
);

-- core: what was read, each value with the words it was read from -------------------------------

CREATE TABLE core.steckbrief (
    steckbrief_id           INTEGER NOT NULL,
    source_id               INTEGER NOT NULL,
    key                     VARCHAR NOT NULL,  -- first 12 hex digits of the source's sha256: stable in links
    title                   VARCHAR,
    kommune                 VARCHAR,           -- official name
    ebene                   VARCHAR NOT NULL,
    ags                     VARCHAR,           -- NULL for a Landkreis that reports itself
    kreis_ags               VARCHAR,
    rb_ags                  VARCHAR,
    stated_name             VARCHAR,
    stated_kreis            VARCHAR,
    stated_regierungsbezirk VARCHAR,
    population              INTEGER,           -- inhabitants, as stated
    population_about        BOOLEAN,
    population_as_of        VARCHAR,           -- YYYY-MM-DD, YYYY-MM or YYYY
    participants_low        INTEGER,           -- persons
    participants_high       INTEGER,
    participants_about      BOOLEAN,
    participants_basis      VARCHAR,           -- stated, summed
    cost_low                DECIMAL(12, 2),    -- EUR
    cost_high               DECIMAL(12, 2),
    cost_about              BOOLEAN,
    cost_basis              VARCHAR,           -- stated, summed
    commitment              VARCHAR,
    satisfaction_process    VARCHAR,
    satisfaction_result     VARCHAR,
    cost_benefit            VARCHAR,
    moderation              VARCHAR            -- firm or role, never a private person
);

CREATE TABLE core.event_day (
    steckbrief_id INTEGER NOT NULL,
    day           DATE NOT NULL,
    begin_time    VARCHAR,                     -- HH:MM
    end_time      VARCHAR,
    start_char    INTEGER NOT NULL,
    end_char      INTEGER NOT NULL
);

CREATE TABLE core.coding (
    steckbrief_id INTEGER NOT NULL,
    variable      VARCHAR NOT NULL,
    code          VARCHAR NOT NULL,
    certainty     VARCHAR NOT NULL,            -- stated, inferred, weak
    rule          VARCHAR NOT NULL,
    start_char    INTEGER NOT NULL,
    end_char      INTEGER NOT NULL
);

CREATE TABLE core.participant_group (
    steckbrief_id INTEGER NOT NULL,
    code          VARCHAR NOT NULL,
    count         INTEGER,                     -- persons; NULL when not counted
    certainty     VARCHAR NOT NULL,
    rule          VARCHAR NOT NULL,
    start_char    INTEGER NOT NULL,
    end_char      INTEGER NOT NULL
);

CREATE TABLE core.cost_item (
    steckbrief_id INTEGER NOT NULL,
    position      INTEGER NOT NULL,            -- order in the text, from 1
    kind          VARCHAR NOT NULL,
    low           DECIMAL(12, 2) NOT NULL,     -- EUR
    high          DECIMAL(12, 2) NOT NULL,
    about         BOOLEAN NOT NULL,
    certainty     VARCHAR NOT NULL,
    rule          VARCHAR NOT NULL,
    start_char    INTEGER NOT NULL,
    end_char      INTEGER NOT NULL
);

CREATE TABLE core.finding (
    steckbrief_id INTEGER NOT NULL,
    code          VARCHAR NOT NULL,
    field         VARCHAR NOT NULL,
    message       VARCHAR NOT NULL,            -- German
    start_char    INTEGER,
    end_char      INTEGER
);

CREATE TABLE core.evidence (                   -- spans of the single values of core.steckbrief
    steckbrief_id INTEGER NOT NULL,
    field         VARCHAR NOT NULL,            -- kommune, population, participants, cost, moderation
    start_char    INTEGER NOT NULL,
    end_char      INTEGER NOT NULL
);

CREATE TABLE core.passage (                    -- the free texts of the sections
    steckbrief_id INTEGER NOT NULL,
    section       VARCHAR NOT NULL,
    start_char    INTEGER NOT NULL,
    end_char      INTEGER NOT NULL
);

CREATE TABLE core.version (                    -- Steckbriefe that a newer one of the same dialogue replaces
    steckbrief_id INTEGER NOT NULL,
    newest_id     INTEGER NOT NULL
);

-- beside: codebook, register, build --------------------------------------------------------------

CREATE TABLE core.codebook (
    variable   VARCHAR NOT NULL,
    code       VARCHAR NOT NULL,
    position   INTEGER NOT NULL,               -- order of the codebook
    label      VARCHAR NOT NULL,
    definition VARCHAR
);

CREATE TABLE core.municipality (
    ags       VARCHAR NOT NULL,
    name      VARCHAR NOT NULL,
    kind      VARCHAR NOT NULL,                -- Stadt, Gemeinde
    kreis_ags VARCHAR NOT NULL,
    latitude  DOUBLE,
    longitude DOUBLE
);

CREATE TABLE core.district (
    kreis_ags VARCHAR NOT NULL,
    name      VARCHAR NOT NULL,                -- unique: "Karlsruhe" is the Landkreis, "Karlsruhe (Stadt)" the Stadtkreis
    kind      VARCHAR NOT NULL,                -- Landkreis, Stadtkreis
    rb_ags    VARCHAR NOT NULL
);

CREATE TABLE core.region (
    rb_ags VARCHAR NOT NULL,
    name   VARCHAR NOT NULL                    -- Stuttgart, Karlsruhe, Freiburg, Tübingen
);

CREATE TABLE core.build (
    build_id         VARCHAR NOT NULL,
    built_at         TIMESTAMP NOT NULL,       -- UTC
    schema_version   INTEGER NOT NULL,
    codebook_version INTEGER NOT NULL,
    codebook_sha256  VARCHAR NOT NULL,
    program_version  VARCHAR NOT NULL,
    fingerprint      VARCHAR NOT NULL,         -- of all that decides how a file is read
    files_read       INTEGER NOT NULL,
    files_duplicate  INTEGER NOT NULL,
    files_unreadable INTEGER NOT NULL,
    steckbriefe      INTEGER NOT NULL,
    invented         BOOLEAN NOT NULL          -- every Steckbrief in it is an invented sample
);

-- The gateway's own file: the catalog, and every rule set that was ever published.

-- A catalog is loaded under a number of its own, in many small transactions. It is read from the
-- one transaction on that makes it current; rows of any other load are rubbish to be cleared.
CREATE TABLE catalog_load (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    is_current INTEGER NOT NULL DEFAULT 0 CHECK (is_current IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX one_current_load ON catalog_load (is_current) WHERE is_current = 1;

CREATE TABLE product (
    load     INTEGER NOT NULL REFERENCES catalog_load (id),
    id       TEXT    NOT NULL,
    document TEXT    NOT NULL,
    PRIMARY KEY (load, id)
) STRICT, WITHOUT ROWID;

-- Documents by the hash of their content, so that restoring one stores nothing twice.
CREATE TABLE document (
    etag TEXT PRIMARY KEY NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The live revision of an environment is its greatest.
CREATE TABLE revision (
    environment  TEXT    NOT NULL,
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    etag         TEXT    NOT NULL REFERENCES document (etag),
    published_at TEXT    NOT NULL,
    published_by TEXT,
    note         TEXT,
    PRIMARY KEY (environment, revision)
) STRICT, WITHOUT ROWID;

-- History is only ever written at its end, and never rewritten.
CREATE TRIGGER revision_is_next BEFORE INSERT ON revision
WHEN NEW.revision <> 1 + coalesce(
    (SELECT max(revision) FROM revision WHERE environment = NEW.environment), 0)
BEGIN
    SELECT raise(ABORT, 'a revision must follow the last one');
END;

CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
BEGIN
    SELECT raise(ABORT, 'history is never deleted');
END;

CREATE TRIGGER revision_is_fixed BEFORE UPDATE ON revision
BEGIN
    SELECT raise(ABORT, 'history is never changed');
END;

-- A store: one shop's catalog, draft, environments and what was published, in one file.
-- Forward only: a released migration is never edited, a later one follows it.

-- "ENDC": how a file is told apart from any other SQLite file.
pragma application_id = 1162757187;

-- One row: what this file is.
create table identity (
    only_row integer not null primary key check (only_row = 1),
    uuid text not null,
    is_demo integer not null check (is_demo in (0, 1)),
    created_at integer not null,
    -- Grows with every edit, undo and redo, so that a cached draft can be told stale.
    draft_version integer not null
) strict;

-- The draft: one row for each entity of the rule set. The store's facts are the one of kind
-- 'store'. Places ascend with gaps; the order of a kind is by place.
create table entities (
    kind text not null check (kind in ('store', 'segment', 'collection', 'formula', 'rule')),
    id text not null,
    place integer not null,
    body text not null check (json_valid(body)),
    primary key (kind, id)
) strict, without rowid;

create index entities_by_place on entities (kind, place);

-- The log of edits, each whole. Those after the last one not undone are the redo tail.
create table edits (
    id integer not null primary key autoincrement,
    label text not null,
    at integer not null,
    -- [{"kind", "id", "before": {"place", "body"} | null, "after": {"place", "body"} | null}]
    changes text not null check (json_valid(changes)),
    undone integer not null default 0 check (undone in (0, 1))
) strict;

-- The catalog, a product a row; null is unknown, never zero.
create table products (
    id text not null primary key,
    title text,
    brand text,
    categories text check (json_valid(categories)),
    tags text check (json_valid(tags)),
    price integer,
    list_price integer,
    cost integer,
    stock integer,
    variants integer,
    variants_in_stock integer,
    launched text,
    rating integer,
    views integer,
    clicks integer,
    adds integer,
    orders integer,
    units_sold integer,
    revenue integer,
    returned_units integer,
    image_url text,
    attributes text check (json_valid(attributes))
) strict, without rowid;

-- Where rule sets go live. No URL: the gateway on this computer. Tokens are never in this file.
create table environments (
    name text not null primary key,
    url text,
    place integer not null
) strict;

-- What this store last published to each environment.
create table publications (
    environment text not null primary key
        references environments (name) on delete cascade on update cascade,
    revision integer not null,
    etag text not null,
    document text not null check (json_valid(document)),
    published_at text not null,
    -- The generation of the catalog that was pushed last, if one ever was.
    catalog_generation text
) strict;

-- The last comparison of each environment with the preview.
create table verifications (
    environment text not null primary key
        references environments (name) on delete cascade on update cascade,
    at text not null,
    asks integer not null,
    differ integer not null
) strict;

-- Imports that were kept, and the mapping that was used for files with the same columns.
create table imports (
    id integer not null primary key autoincrement,
    at integer not null,
    file_name text not null,
    rows_read integer not null,
    created integer not null,
    changed integer not null,
    same integer not null,
    removed integer not null,
    rejected integer not null
) strict;

create table mappings (
    -- The columns' names as the file gives them, joined by the unit separator.
    columns text not null primary key,
    mapping text not null check (json_valid(mapping)),
    saved_at integer not null
) strict;

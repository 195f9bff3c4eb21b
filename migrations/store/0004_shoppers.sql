-- Anonymous shoppers, by whom segments are counted. They never leave this file by themselves: no
-- publication carries them.

create table shoppers (
    id text not null primary key check (length(id) > 0),
    -- A shopper of the contract (section 2): no name, no address, nothing else.
    facts text not null check (json_valid(facts))
) strict, without rowid;

-- One row where there are shoppers: where they came from.
create table shoppers_import (
    only_row integer not null primary key check (only_row = 1),
    -- Unix seconds.
    at integer not null,
    -- Null for those of the demo store.
    file_name text
) strict;

-- Why a comparison came out as it did, and comparisons that repeat by themselves.

-- The last report whole, and what names its drift: the same drift is told once.
alter table verifications add column report text check (json_valid(report));
alter table verifications add column drift text;

-- Environments that are compared every so many minutes while the store is open.
create table watches (
    environment text not null primary key
        references environments (name) on delete cascade on update cascade,
    every_minutes integer not null check (every_minutes between 1 and 1440),
    -- When it was tried last, RFC 3339, and why it could not be compared; null if it could.
    tried_at text,
    failure text,
    -- The drift that was told on the desktop, and the one that a person has put away.
    told text,
    put_away text
) strict;

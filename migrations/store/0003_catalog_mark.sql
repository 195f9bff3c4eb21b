-- A name for the products as they are: drawn anew by each transaction that writes one, so that a
-- copy of the catalog made elsewhere can be told current from stale, also in a copied file.
alter table identity add column catalog_mark text not null default '';

update identity set catalog_mark = lower(hex(randomblob(16)));

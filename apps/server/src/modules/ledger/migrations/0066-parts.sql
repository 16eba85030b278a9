-- Parcels that were split keep which one they came from: a part is freed with the whole, and the whole with any part.
alter table ledger_claims add column parts_of text[] not null default '{}';
create index ledger_claims_parts on ledger_claims using gin (parts_of);

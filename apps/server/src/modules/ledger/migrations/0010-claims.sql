-- Which parcels an entry frees and whose they were: what one entry has freed no other frees again.
create table ledger_claims (
  entry_id uuid not null,
  resource text not null,
  parcels text[] not null,
  firm_code text,
  firm_name text,
  register text not null,
  subject_name text not null,
  unit_id text not null,
  primary key (entry_id, resource)
);
create index ledger_claims_firm on ledger_claims (firm_code);
create index ledger_claims_parcels on ledger_claims using gin (parcels);

-- Not booked because another entry has freed the same: which one, in words.
alter table ledger_gaps drop constraint ledger_gaps_reason_check;
alter table ledger_gaps add constraint ledger_gaps_reason_check
  check (reason in ('unknown', 'negative', 'no-account', 'claimed'));
alter table ledger_gaps add column rival text not null default '';

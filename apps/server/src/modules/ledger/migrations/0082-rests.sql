-- What an entry says it frees and what of it is in the books: of what another list has booked already only the rest is.
alter table ledger_claims add column declared numeric;
alter table ledger_claims add column booked numeric;
alter table ledger_claims add column claimed_by text not null default 'parcel' check (claimed_by in ('parcel', 'firm'));
alter table ledger_claims add column year text;
alter table ledger_claims add column rest boolean not null default false;
-- How much of it was left out (null: all of it), and because of which entries: once one of them falls back it is booked.
alter table ledger_gaps add column left_out numeric;
alter table ledger_gaps add column rivals uuid[] not null default '{}';
create index ledger_gaps_rivals on ledger_gaps using gin (rivals) where reason = 'claimed';
-- What does not say which parcels it frees, where some of them may be in the books already.
alter table ledger_gaps drop constraint ledger_gaps_reason_check;
alter table ledger_gaps add constraint ledger_gaps_reason_check
  check (reason in ('unknown', 'negative', 'no-account', 'no-parcel', 'claimed'));

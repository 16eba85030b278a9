-- The last number of the journal: locked by whoever posts, so that two takings never both find the same remainder, and
-- the numbers have no gap.
create table ledger_head (
  single boolean primary key default true check (single),
  number int not null
);

-- What caused postings: an event of a register entry, a transfer of the office, or a settling of the whole books.
create table ledger_transactions (
  number int primary key check (number > 0),
  kind text not null check (kind in ('entry', 'transfer', 'settle')),
  -- The entry may be gone, if its list was taken back: its name stays.
  entry_id uuid,
  register text not null,
  subject_name text not null,
  revision int,
  occasion text not null,
  reason text not null,
  happened_on date not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  plan_version_id uuid not null references plan_versions (id)
);
create index ledger_transactions_entry on ledger_transactions (entry_id);

-- One line: both sides stand in it, so that no line can be out of balance. The amount is in the resource's unit.
create table ledger_postings (
  number int not null references ledger_transactions (number),
  line int not null,
  resource text not null,
  from_account text not null,
  from_unit text not null,
  to_account text not null,
  to_unit text not null,
  amount numeric not null check (amount > 0),
  holder text not null,
  reversal boolean not null,
  entry_id uuid,
  primary key (number, line),
  check (from_account <> to_account or from_unit <> to_unit)
);
create index ledger_postings_entry on ledger_postings (entry_id);
create index ledger_postings_resource on ledger_postings (resource, number);

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: reverse instead' using errcode = 'restrict_violation';
end $$;
create trigger ledger_transactions_append_only before update or delete on ledger_transactions
  for each row execute function refuse_ledger_change();
create trigger ledger_postings_append_only before update or delete on ledger_postings
  for each row execute function refuse_ledger_change();
create trigger ledger_transactions_no_truncate before truncate on ledger_transactions
  for each statement execute function refuse_ledger_change();
create trigger ledger_postings_no_truncate before truncate on ledger_postings
  for each statement execute function refuse_ledger_change();

-- All lines of one way added up, kept in the transaction that posts: what pages and limits read.
create table ledger_flows (
  resource text not null,
  from_account text not null,
  from_unit text not null,
  to_account text not null,
  to_unit text not null,
  amount numeric not null check (amount > 0),
  primary key (resource, from_account, from_unit, to_account, to_unit)
);

-- Entries that stand for something which nobody has reported, as of their last event.
create table ledger_gaps (
  entry_id uuid not null,
  resource text not null,
  reason text not null check (reason in ('unknown', 'negative', 'no-account')),
  register text not null,
  subject_name text not null,
  unit_id text not null,
  primary key (entry_id, resource)
);
create index ledger_gaps_unit on ledger_gaps (unit_id);

-- Transfers that somebody of the office proposed and another has to confirm; decided ones stay as they were.
create table ledger_transfers (
  id uuid primary key,
  from_account text not null,
  from_unit text not null,
  to_account text not null,
  to_unit text not null,
  -- Resources with their amounts, decimals as text; all go the same way.
  lines jsonb not null,
  reason text not null,
  entry_id uuid,
  subject_name text not null,
  proposed_by text not null,
  proposed_name text not null,
  proposed_on date not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'confirmed', 'withdrawn')),
  decided_name text,
  decided_at timestamptz,
  number int references ledger_transactions (number)
);
create index ledger_transfers_open on ledger_transfers (proposed_at) where state = 'open';

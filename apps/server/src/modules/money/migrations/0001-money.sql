-- The last number of the money journal: locked by whoever posts, so that two orders never both find the same remainder,
-- and the numbers have no gap.
create table money_head (
  single boolean primary key default true check (single),
  number int not null
);

-- What caused postings: an event of a register entry, a budget, a payment out of a fund, a settling of the whole books.
create table money_transactions (
  number int primary key check (number > 0),
  kind text not null check (kind in ('entry', 'budget', 'spending', 'settle')),
  -- The entry may be gone, if its list was taken back: its name stays.
  entry_id uuid,
  revision int,
  register text not null,
  subject_name text not null,
  occasion text not null,
  reason text not null,
  happened_on date not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  plan_version_id uuid not null references plan_versions (id)
);
-- An event of an entry posts once.
create unique index money_transactions_event on money_transactions (entry_id, revision) where kind = 'entry';

-- One line: both sides stand in it, so that every transaction adds up to zero. Yuan.
create table money_postings (
  number int not null references money_transactions (number),
  line int not null,
  fund text not null,
  year int not null,
  policy text not null,
  from_account text not null,
  to_account text not null,
  amount numeric not null check (amount > 0 and amount = round(amount, 2)),
  use text not null,
  entry_id uuid,
  unit_id text not null,
  credit_code text not null,
  case_number text not null,
  primary key (number, line),
  check (from_account <> to_account)
);
create index money_postings_entry on money_postings (entry_id);
create index money_postings_fund on money_postings (fund, year);
create index money_postings_grant on money_postings (policy, credit_code, case_number);

create function refuse_money_change() returns trigger language plpgsql as $$
begin
  raise exception 'the money ledger is append-only: reverse instead' using errcode = 'restrict_violation';
end $$;
create trigger money_transactions_append_only before update or delete on money_transactions
  for each row execute function refuse_money_change();
create trigger money_postings_append_only before update or delete on money_postings
  for each row execute function refuse_money_change();
create trigger money_transactions_no_truncate before truncate on money_transactions
  for each statement execute function refuse_money_change();
create trigger money_postings_no_truncate before truncate on money_postings
  for each statement execute function refuse_money_change();

-- Budgets, incomes and payments that one person entered and another has to confirm; decided ones stay as they were.
create table money_proposals (
  id uuid primary key,
  kind text not null check (kind in ('budget', 'income', 'spending')),
  fund text not null,
  year int not null,
  amount numeric not null check (amount <> 0),
  use text not null,
  payee text not null,
  reason text not null,
  proposed_by text not null,
  proposed_name text not null,
  proposed_on date not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'confirmed', 'withdrawn')),
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  number int references money_transactions (number),
  check (decided_by is distinct from proposed_by or state <> 'confirmed')
);
create index money_proposals_open on money_proposals (proposed_at) where state = 'open';

-- Income that a fund has to be fed from: the land income of 五(二). Not money of the fund.
create table money_incomes (
  proposal_id uuid primary key references money_proposals (id),
  fund text not null,
  year int not null,
  amount numeric not null check (amount <> 0)
);
create trigger money_incomes_append_only before update or delete on money_incomes
  for each row execute function refuse_money_change();

-- What applications under way came to when it was last worked out.
create table money_forecasts (
  entry_id uuid primary key,
  amount numeric,
  computed_on date not null
);

-- Lists for the finance bureau. The lines are frozen with their hash when the list is drawn up.
create table payment_lists (
  id uuid primary key,
  number int not null unique,
  drawn_on date not null,
  drawn_at timestamptz not null,
  drawn_by text not null,
  drawn_name text not null,
  hash text not null
);
create table payment_lines (
  list_id uuid not null references payment_lists (id),
  seq int not null,
  entry_id uuid not null,
  -- The transaction that promised the money: a line is dead once the entry was called back.
  commitment int not null references money_transactions (number),
  order_number text not null,
  payee text not null,
  credit_code text not null,
  amount numeric not null check (amount > 0),
  policy text not null,
  policy_title text not null,
  project text not null,
  case_number text not null,
  primary key (list_id, seq)
);
create index payment_lines_entry on payment_lines (entry_id);
-- What the bureau said of a line: once.
create table payment_outcomes (
  list_id uuid not null,
  seq int not null,
  outcome text not null check (outcome in ('paid', 'failed')),
  paid_on date,
  slip text not null,
  note text not null,
  file text not null,
  at timestamptz not null,
  taken_name text not null,
  primary key (list_id, seq),
  foreign key (list_id, seq) references payment_lines (list_id, seq)
);
create trigger payment_lists_append_only before update or delete on payment_lists
  for each row execute function refuse_money_change();
create trigger payment_lines_append_only before update or delete on payment_lines
  for each row execute function refuse_money_change();
create trigger payment_outcomes_append_only before update or delete on payment_outcomes
  for each row execute function refuse_money_change();

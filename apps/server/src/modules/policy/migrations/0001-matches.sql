-- Which policy may concern whom, worked out for a year from what was held at the time. A year is worked out anew as a
-- whole; nothing else refers to its rows.
create table policy_match_runs (
  year int primary key,
  plan_version_id uuid not null references plan_versions (id),
  as_of date not null,
  made_at timestamptz not null,
  made_by text not null,
  -- The last batch counted, to say whether anything has come since.
  commit_no int not null,
  cases int not null
);

create table policy_matches (
  year int not null references policy_match_runs (year) on delete cascade,
  credit_code text not null,
  policy text not null,
  -- The number of the entry the case is about, such as a project; empty for the enterprise itself.
  case_number text not null,
  case_title text not null,
  verdict text not null check (verdict in ('eligible', 'ineligible', 'unknown')),
  amount_yuan numeric,
  outcome text,
  -- Places of the facts that could change the answer.
  missing jsonb not null,
  -- Of those, how many only the enterprise can tell.
  asked int not null,
  -- The nearest bound in words, and gap ÷ bound to sort by.
  near text,
  closeness double precision,
  reason text not null,
  primary key (year, policy, credit_code, case_number)
);
create index policy_matches_enterprise on policy_matches (credit_code, year);

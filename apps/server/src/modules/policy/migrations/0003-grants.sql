-- What was decided for whom under which policy and counts towards the year's cap: one line for each application, written
-- in the transaction of the step that grants it, under a lock of enterprise, policy and year.
create table policy_grants (
  entry_id uuid primary key references register_entries (id),
  policy text not null,
  credit_code text not null,
  year int not null,
  amount_yuan numeric not null check (amount_yuan >= 0),
  granted_on date not null,
  revision int not null
);
create index policy_grants_cap on policy_grants (policy, credit_code, year);

-- One machine, one subsidy: whoever is granted first takes its number, whatever year, programme or township.
create table policy_claims (
  serial_key text primary key,
  purchase_id uuid not null references policy_purchases (id),
  entry_id uuid not null references register_entries (id)
);
create index policy_claims_entry on policy_claims (entry_id);

-- How the policy judged the case at each step: version, facts, doubts and the whole calculation, never changed.
create table policy_pins (
  entry_id uuid not null references register_entries (id),
  revision int not null,
  policy text not null,
  policy_version text,
  plan_version_id uuid not null references plan_versions (id),
  as_of date not null,
  verdict text not null,
  amount_yuan numeric,
  facts jsonb not null,
  doubts jsonb not null,
  determination jsonb not null,
  at timestamptz not null,
  primary key (entry_id, revision)
);
create function refuse_pin_change() returns trigger language plpgsql as $$
begin
  raise exception 'a pinned determination is never changed' using errcode = 'restrict_violation';
end $$;
create trigger policy_pins_append_only before update or delete on policy_pins
  for each row execute function refuse_pin_change();
create trigger policy_pins_no_truncate before truncate on policy_pins
  for each statement execute function refuse_pin_change();

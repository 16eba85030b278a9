-- Which commitment an entry that was granted something gave rise to. While it stands the promise is not opened again.
create table commitment_links (
  id uuid primary key,
  source_entry uuid not null references register_entries (id),
  -- policy/promise
  promise text not null,
  commitment_entry uuid not null unique references register_entries (id),
  opened_on date not null,
  released_on date
);
create unique index commitment_links_once on commitment_links (source_entry, promise) where released_on is null;

-- What a broken promise owes, step by step, as it was worked out when it was found broken.
create table clawback_sums (
  entry_id uuid not null references register_entries (id),
  revision int not null,
  sum_yuan numeric not null check (sum_yuan >= 0),
  funds_yuan numeric not null check (funds_yuan >= sum_yuan),
  steps jsonb not null,
  at timestamptz not null,
  primary key (entry_id, revision)
);

-- Money that came back, one line for each bank slip.
create table clawback_recoveries (
  entry_id uuid not null references register_entries (id),
  revision int not null,
  amount_yuan numeric not null check (amount_yuan > 0),
  received_on date not null,
  slip text not null check (slip <> ''),
  recorded_by text not null,
  at timestamptz not null,
  primary key (entry_id, revision),
  unique (entry_id, slip)
);

-- Letters of clawback as they were issued.
create table clawback_letters (
  id uuid primary key,
  entry_id uuid not null references register_entries (id),
  number text not null unique,
  due_on date not null,
  sum_yuan numeric not null,
  sha256 text not null,
  issued_by text not null,
  issued_on date not null,
  at timestamptz not null
);
create index clawback_letters_entry on clawback_letters (entry_id);

-- A decision to let an entry go on although an interlock bars it: the bars it stands over, each with what it rested on, and why.
create table interlock_decisions (
  id uuid primary key,
  entry_id uuid not null references register_entries (id),
  bars jsonb not null,
  reason text not null check (reason <> ''),
  asked_id text not null,
  asked_by text not null,
  asked_at timestamptz not null
);
create index interlock_decisions_entry on interlock_decisions (entry_id);
-- It holds once another person has confirmed it.
create table interlock_confirmations (
  decision_id uuid primary key references interlock_decisions (id),
  confirmed_id text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null
);

create function refuse_promise_change() returns trigger language plpgsql as $$
begin
  raise exception '% is never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create function refuse_own_confirmation() returns trigger language plpgsql as $$
begin
  if exists (select 1 from interlock_decisions d where d.id = new.decision_id and d.asked_id = new.confirmed_id) then
    raise exception 'nobody confirms a decision of their own' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger clawback_sums_append_only before update or delete on clawback_sums
  for each row execute function refuse_promise_change();
create trigger clawback_sums_no_truncate before truncate on clawback_sums
  for each statement execute function refuse_promise_change();
create trigger clawback_recoveries_append_only before update or delete on clawback_recoveries
  for each row execute function refuse_promise_change();
create trigger clawback_recoveries_no_truncate before truncate on clawback_recoveries
  for each statement execute function refuse_promise_change();
create trigger clawback_letters_append_only before update or delete on clawback_letters
  for each row execute function refuse_promise_change();
create trigger clawback_letters_no_truncate before truncate on clawback_letters
  for each statement execute function refuse_promise_change();
create trigger interlock_decisions_append_only before update or delete on interlock_decisions
  for each row execute function refuse_promise_change();
create trigger interlock_decisions_no_truncate before truncate on interlock_decisions
  for each statement execute function refuse_promise_change();
create trigger interlock_confirmations_append_only before update or delete on interlock_confirmations
  for each row execute function refuse_promise_change();
create trigger interlock_confirmations_no_truncate before truncate on interlock_confirmations
  for each statement execute function refuse_promise_change();
create trigger interlock_confirmations_second before insert on interlock_confirmations
  for each row execute function refuse_own_confirmation();

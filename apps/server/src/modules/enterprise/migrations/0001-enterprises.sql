-- The roster in force: an enterprise is its credit code.
create table enterprises (
  credit_code text primary key,
  name text not null,
  -- The name as matching sees it: no blanks, half-width brackets.
  name_key text not null,
  pinyin text not null,
  initials text not null,
  unit_id text,
  unit_name text not null,
  -- Null while unknown: blank, unreadable, or two roster rows that disagree.
  scale text check (scale in ('above', 'below')),
  industry text not null,
  industry_name text not null,
  founded_on date,
  batch_id uuid not null references batches (id),
  sheet text not null,
  row_number int not null
);
create index enterprises_name_key on enterprises (name_key);
create index enterprises_unit on enterprises (unit_name, pinyin, credit_code);
create index enterprises_pinyin on enterprises (pinyin, credit_code);

-- Every roster line ever committed, so that a batch can be undone and a name or code of the past still finds its firm.
create table roster_entries (
  batch_id uuid not null references batches (id),
  credit_code text not null,
  body jsonb not null,
  sheet text not null,
  row_number int not null,
  primary key (batch_id, credit_code)
);
create index roster_entries_code on roster_entries (credit_code);

create table enterprise_aliases (
  id uuid primary key,
  credit_code text not null,
  kind text not null check (kind in ('name', 'code')),
  value text not null,
  value_key text not null,
  valid_from date,
  valid_to date,
  note text not null,
  batch_id uuid references batches (id),
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz
);
create index enterprise_aliases_key on enterprise_aliases (kind, value_key) where withdrawn_at is null;
create index enterprise_aliases_code on enterprise_aliases (credit_code);

-- Every value ever committed, append-only, with the sender's cells (ADR 0006).
create table fact_values (
  batch_id uuid not null references batches (id),
  credit_code text not null,
  year int not null,
  fact text not null,
  -- Canonical unit of the plan; null when the value is unusable.
  value numeric,
  state text not null check (state in ('known', 'unknown')),
  matched_by text not null check (matched_by in ('code', 'name', 'ruling')),
  -- [{field, sheet, row, column, raw, value, unit}]
  cells jsonb not null,
  primary key (batch_id, credit_code, year, fact)
);
create index fact_values_subject on fact_values (credit_code, year, fact);

-- A fact's place in the arrays of enterprise_years; given once, never reused.
create table fact_slots (
  fact text primary key,
  slot int not null unique check (slot > 0)
);

-- The values in force, one line per enterprise and year: what lists and evaluation read. Can be rebuilt at any time.
create table enterprise_years (
  credit_code text not null,
  year int not null,
  -- By slot; null where missing or unusable.
  facts numeric[] not null,
  -- By slot: 0 missing, 1 known, 2 unknown, 3 disputed.
  states smallint[] not null,
  -- By slot: the commit number the value came with, 0 if none.
  commits int[] not null,
  primary key (year, credit_code)
);
create index enterprise_years_code on enterprise_years (credit_code);

create table violations (
  batch_id uuid not null references batches (id),
  seq int not null,
  credit_code text not null,
  field text not null,
  found_on date not null,
  severity text not null check (severity in ('severe', 'ordinary')),
  sheet text not null,
  row_number int not null,
  primary key (batch_id, seq)
);
create index violations_code on violations (credit_code, found_on);

-- What somebody decided where sources disagree: which of them holds, or another value.
create table fact_rulings (
  id uuid primary key,
  credit_code text not null,
  year int not null,
  fact text not null,
  batch_id uuid references batches (id),
  value numeric,
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text
);
create index fact_rulings_subject on fact_rulings (credit_code, year, fact) where withdrawn_at is null;

create table saved_views (
  id uuid primary key,
  page text not null,
  name text not null,
  search text not null,
  shared boolean not null,
  owner text not null,
  made_at timestamptz not null,
  unique (page, owner, name)
);

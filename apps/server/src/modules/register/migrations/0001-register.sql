-- One entry of a list that is driven to closure, as it stands now. Its events say how it came to that.
create table register_entries (
  id uuid primary key,
  register text not null,
  -- A credit code, a project number; null for what has no identity of its own.
  subject_id text,
  subject_name text not null,
  pinyin text not null,
  initials text not null,
  -- Unit code; null is the county's own.
  unit_id text,
  stage text not null,
  stage_since date not null,
  -- Who brought it to this stage: a user's id, or the account of the platform itself.
  stage_by text not null,
  opened_on date not null,
  closed_on date,
  due_on date,
  held_since date,
  last_event_on date not null,
  -- Values by field, decimals as text: exact, and in the unit that the register declares.
  fields jsonb not null,
  evidence jsonb not null,
  signatures jsonb not null,
  escalation text,
  revision int not null check (revision > 0),
  -- The office's own list it came with, and its row there; null for one that was put on the list here.
  batch_id uuid references batches (id),
  sheet text,
  row_number int
);
create index register_entries_stage on register_entries (register, stage, due_on);
create index register_entries_due on register_entries (register, due_on, id);
create index register_entries_unit on register_entries (register, unit_id);
create index register_entries_subject on register_entries (subject_id) where subject_id is not null;
-- A subject stands on a list once while it is being worked on.
create unique index register_entries_once on register_entries (register, subject_id)
  where subject_id is not null and closed_on is null;

-- Everything that happened to an entry, never changed: the revision it made, by whom and when, with the traces of the
-- conditions that were judged and the plan version they were judged under.
create table register_events (
  entry_id uuid not null references register_entries (id),
  revision int not null,
  kind text not null,
  body jsonb not null,
  stage text not null,
  actor_id text not null,
  actor_name text not null,
  happened_on date not null,
  at timestamptz not null,
  plan_version_id uuid not null references plan_versions (id),
  traces jsonb not null,
  primary key (entry_id, revision)
);

-- Rows of an office's own list that wait for their batch to be committed, as the list has them.
create table register_arrivals (
  batch_id uuid not null references batches (id) on delete cascade,
  seq int not null,
  register text not null,
  -- The enterprise; empty for a subject of its own, which goes by its number or name.
  credit_code text not null,
  name text not null,
  number text not null,
  unit text not null,
  stage text,
  opened_on date,
  closed_on date,
  fields jsonb not null,
  sheet text not null,
  row_number int not null,
  primary key (batch_id, seq)
);
create index register_entries_batch on register_entries (batch_id) where batch_id is not null;

-- What each entry comes to in the columns of the lists; added up by unit when a page asks.
create table register_counts (
  entry_id uuid not null references register_entries (id) on delete cascade,
  list text not null,
  list_column text not null,
  unit_id text,
  state text not null check (state in ('done', 'open', 'unknown')),
  amount numeric not null,
  primary key (entry_id, list, list_column)
);
create index register_counts_list on register_counts (list, list_column, unit_id);

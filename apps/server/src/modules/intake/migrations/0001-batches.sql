-- One file that a department sent. It is committed whole or not at all, and undone whole.
create table batches (
  id uuid primary key,
  number int not null unique,
  file_name text not null,
  file_hash text not null references files (sha256),
  bytes bigint not null,
  status text not null check (status in ('reading', 'draft', 'committed', 'undone', 'discarded', 'failed')),
  dataset_id text,
  dataset_kind text check (dataset_kind in ('roster', 'yearly', 'events')),
  department text,
  -- The year the figures are true for; null for a roster and for events, which carry their own dates.
  year int,
  finality text check (finality in ('provisional', 'confirmed')),
  plan_version_id uuid not null references plan_versions (id),
  -- What a person corrected over what was recognised: dataset, year, columns.
  choice jsonb not null default '{}',
  -- Sheets, columns, counts and reasons of the last reading.
  reading jsonb,
  failure jsonb,
  revision int not null default 0,
  uploaded_at timestamptz not null,
  uploaded_by text not null,
  -- Greater is later; the value in force is that of the greatest still committed.
  commit_no int unique,
  committed_at timestamptz,
  committed_by text,
  undone_at timestamptz,
  undone_by text
);
create index batches_dataset on batches (dataset_id, year, status);
create index batches_file on batches (file_hash);
create sequence batch_number;
create sequence commit_number;

-- The sender's rows as read, for the preview, the drawer's excerpt and the workbook of bad rows.
create table batch_rows (
  batch_id uuid not null references batches (id) on delete cascade,
  seq int not null,
  sheet text not null,
  row_number int not null,
  state text not null check (state in ('added', 'changed', 'unchanged', 'held', 'notEnterprise')),
  credit_code text,
  matched_by text not null check (matched_by in ('code', 'name', 'ruling', 'none')),
  -- Anything about the row worth a look: changed, held, unknown, matched by name.
  notable boolean not null,
  -- [{i: column, r: raw, v: converted, b: before, m: mark}]
  cells jsonb not null,
  primary key (batch_id, seq)
);
create index batch_rows_notable on batch_rows (batch_id, seq) where notable;
create index batch_rows_place on batch_rows (batch_id, sheet, row_number);

create table batch_problems (
  batch_id uuid not null references batches (id) on delete cascade,
  id text not null,
  seq int not null,
  severity text not null check (severity in ('hold', 'unknown', 'hint')),
  kind text not null,
  sheet text not null,
  rows int[] not null,
  body jsonb not null,
  primary key (batch_id, id)
);
create index batch_problems_order on batch_problems (batch_id, seq);

-- What somebody decided about a problem; `signature` finds the same case in the next file of the dataset.
create table intake_rulings (
  id uuid primary key,
  batch_id uuid references batches (id),
  problem_id text,
  dataset_id text,
  signature text not null,
  action text not null,
  body jsonb not null,
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text
);
create index intake_rulings_signature on intake_rulings (signature) where withdrawn_at is null;
create index intake_rulings_batch on intake_rulings (batch_id);

-- Columns a person mapped by hand, remembered by the fingerprint of the header.
create table mapping_profiles (
  dataset_id text not null,
  fingerprint text not null,
  columns jsonb not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (dataset_id, fingerprint)
);

-- One immutable state of a campaign plan; everything computed pins the version it used.
create table plan_versions (
  id uuid primary key,
  plan_id text not null,
  -- SHA-256 of the canonical JSON: the same plan is the same version, wherever it was loaded.
  hash text not null check (length(hash) = 64),
  origin text not null check (origin in ('folder', 'edit')),
  status text not null check (status in ('draft', 'active', 'former')),
  -- The version it was made over; null for the first.
  parent_id uuid references plan_versions (id),
  -- The documents of the folder, by path, as parsed.
  documents jsonb not null,
  note text not null,
  created_at timestamptz not null,
  created_by text not null,
  activated_at timestamptz,
  unique (plan_id, hash)
);
create unique index plan_versions_active on plan_versions (plan_id) where status = 'active';

-- The office's own copy of the plan, cut by address, so that exact words stand beside our summaries.
create table plan_words (
  plan_id text not null,
  address text not null,
  words text not null,
  file_hash text not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  primary key (plan_id, address)
);

-- One frozen evaluation of one year: the capsule holds all that went in and came out; nothing here is ever changed.
create table evaluation_runs (
  id uuid primary key,
  number int not null unique,
  year int not null,
  plan_version_id uuid not null references plan_versions (id),
  -- The greatest commit number that the facts contained.
  commit_no int not null,
  -- Greatest moment of a ruling the facts contained; tells whether something was decided since.
  rulings_at timestamptz,
  capsule_hash text not null check (length(capsule_hash) = 64),
  -- Canonical JSON (RFC 8785), compressed.
  capsule bytea not null,
  -- What the summary page shows, derived from the capsule.
  detail jsonb not null,
  note text not null,
  started_at timestamptz not null,
  started_by text not null
);
create index evaluation_runs_year on evaluation_runs (year, number desc);
create sequence evaluation_run_number;

create table evaluation_results (
  run_id uuid not null references evaluation_runs (id) on delete cascade,
  credit_code text not null,
  name text not null,
  pinyin text not null,
  unit_id text,
  unit_name text not null,
  industry text not null,
  scale text not null check (scale in ('above', 'below')),
  -- Position in the run's own order: by scale, then rank, then code.
  seq int not null,
  -- By indicator of the scheme, in its order; null where there is none.
  item_values double precision[] not null,
  item_scores double precision[] not null,
  total double precision,
  rank int,
  preliminary text,
  grade text,
  reason text not null,
  adjustments jsonb not null,
  primary key (run_id, credit_code)
);
create index evaluation_results_order on evaluation_results (run_id, seq);
create index evaluation_results_code on evaluation_results (credit_code);

create table screening_results (
  run_id uuid not null references evaluation_runs (id) on delete cascade,
  credit_code text not null,
  rule text not null,
  verdict text not null check (verdict in ('yes', 'unknown')),
  -- Figures of both years as exact decimals, and what is missing.
  body jsonb not null,
  primary key (run_id, rule, credit_code)
);

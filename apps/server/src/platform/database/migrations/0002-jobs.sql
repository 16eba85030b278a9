-- Work that outlives a request. A node takes a job by a lease; when the lease runs out another may take it.
create table jobs (
  id uuid primary key,
  kind text not null,
  payload jsonb not null,
  idempotency_key text unique,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  attempts int not null,
  max_attempts int not null,
  run_at timestamptz not null,
  lease_token uuid,
  lease_until timestamptz,
  progress double precision not null,
  result jsonb,
  failure jsonb,
  created_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index jobs_due on jobs (run_at) where state in ('waiting', 'running');

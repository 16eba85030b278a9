-- Something that was published and may be appealed against until the end of a minute.
create table publications (
  id uuid primary key,
  number int not null unique,
  against text not null,
  title text not null,
  -- The run that was published, where it is the result of the evaluation.
  run_id uuid references evaluation_runs (id),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  made_by text not null,
  check (closes_at > opens_at)
);

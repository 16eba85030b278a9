-- A sample of closed entries that nobody can choose. What is published comes first: of what, how many, when, and the hash of
-- the seed; the seed itself is told once the sample is drawn.
create table spot_checks (
  id uuid primary key,
  number int not null unique,
  registers jsonb not null,
  closed_from date not null,
  closed_to date not null,
  size int not null check (size > 0),
  draw_on date not null,
  -- A public value that nobody knows beforehand, in words; empty where none was named.
  public_source text not null,
  seed text not null,
  commitment text not null,
  published_on date not null,
  published_at timestamptz not null,
  published_by text not null,
  drawn_on date,
  drawn_at timestamptz,
  drawn_by text,
  public_value text not null default '',
  population_digest text,
  population int,
  void_at timestamptz,
  void_by text,
  void_reason text not null default '',
  check (drawn_at is null or void_at is null),
  check (draw_on > published_on)
);

-- What was drawn from, as it was on the day of the drawing: frozen, whatever becomes of the entries.
create table spot_check_items (
  check_id uuid not null references spot_checks (id),
  entry_id uuid not null,
  place int not null,
  lot text not null,
  drawn boolean not null,
  register text not null,
  subject_id text,
  subject_name text not null,
  unit_id text,
  closed_on date not null,
  result text check (result in ('true', 'false')),
  reason text not null default '',
  proof text references files (sha256),
  judged_on date,
  judged_at timestamptz,
  judged_by text,
  followed text check (followed in ('reopened', 'marked')),
  primary key (check_id, entry_id)
);
create unique index spot_check_items_place on spot_check_items (check_id, place);
create index spot_check_items_drawn on spot_check_items (check_id, drawn) where drawn;

-- The bytes of what departments sent, named by their SHA-256, so that a backup of the database is whole.
create table files (
  sha256 text primary key check (length(sha256) = 64),
  size bigint not null,
  created_at timestamptz not null
);
create table file_chunks (
  sha256 text not null references files (sha256) on delete cascade,
  seq int not null,
  bytes bytea not null,
  primary key (sha256, seq)
);
-- Workbooks are compressed already.
alter table file_chunks alter column bytes set storage external;

-- The due day an entry was last reminded of: a deadline is reminded of once.
alter table register_entries add column reminded_of date;

-- A day's round over all entries: how far it has come, and what it did. Locked by whoever does a piece of it.
create table register_days (
  day date primary key,
  -- The last entry that was looked at; the round goes by id.
  after_id uuid,
  escalated int not null,
  reminded int not null,
  rebounded int not null,
  begun_at timestamptz not null,
  finished_at timestamptz
);

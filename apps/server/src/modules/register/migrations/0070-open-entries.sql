-- How many have signed, as a column: what waits for whom is then read off an index.
alter table register_entries
  add column signed smallint not null generated always as (jsonb_array_length(signatures)) stored;

-- Whose turn it is, by stages; and the open entries in the order of their deadlines, held ones and those without included.
create index register_entries_open on register_entries (register, stage, id)
  include (unit_id, subject_id, due_on, held_since, signed) where closed_on is null;
drop index register_entries_running;
create index register_entries_running on register_entries (due_on, id) where closed_on is null;

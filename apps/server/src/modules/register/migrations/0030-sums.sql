-- What pages of long registers are made of, kept by the database itself as entries change, so that no way of writing
-- can forget it: sums by stage and by list column, and the values of fields, typed and in order. All of it is derived:
-- a backup leaves it out, and loading the entries makes it again.

-- How many entries of a unit are in a stage: the sum of its rows. Whoever changes entries adds rows and waits for
-- nobody; fold-sums.ts makes few rows of many.
create table register_stage_sums (
  id bigint generated always as identity primary key,
  register text not null,
  stage text not null,
  unit_id text,
  n bigint not null
);
create index register_stage_sums_of on register_stage_sums (register, stage, unit_id) include (n);
comment on table register_stage_sums is 'derived';

-- What they come to in a column of a list, in the same way.
create table register_list_sums (
  id bigint generated always as identity primary key,
  register text not null,
  list text not null,
  list_column text not null,
  unit_id text,
  state text not null,
  n bigint not null,
  amount numeric not null
);
comment on table register_list_sums is 'derived';

-- The value of a field: as a number where it reads as one, and as the beginning of its text. What is not filled in has no row.
create table register_values (
  entry_id uuid not null references register_entries (id) on delete cascade,
  field text not null,
  register text not null,
  unit_id text,
  number numeric,
  text text not null,
  primary key (entry_id, field)
);
create index register_values_number on register_values (register, field, number, entry_id) include (unit_id)
  where number is not null;
create index register_values_text on register_values (register, field, text, entry_id) include (unit_id);
comment on table register_values is 'derived';

-- A count knows its register and whose it is, so that it is added up without its entry.
alter table register_counts add column register text, add column subject_id text;
update register_counts c set register = e.register, subject_id = e.subject_id from register_entries e where e.id = c.entry_id;
alter table register_counts alter column register set not null;
create index register_counts_subject on register_counts (subject_id) where subject_id is not null;

create function number_of(value text) returns numeric language sql immutable parallel safe as $$
  select case when value ~ '^-?[0-9]{1,40}([.][0-9]{1,20})?$' then value::numeric end
$$;

create function register_entries_added() returns trigger language plpgsql as $$
begin
  insert into register_stage_sums (register, stage, unit_id, n)
    select register, stage, unit_id, count(*) from new_rows group by register, stage, unit_id;
  insert into register_values (entry_id, field, register, unit_id, number, text)
    select e.id, f.key, e.register, e.unit_id, number_of(f.value), left(f.value, 100)
    from new_rows e cross join lateral jsonb_each_text(e.fields) f where f.value is not null;
  return null;
end $$;

create function register_entries_changed() returns trigger language plpgsql as $$
begin
  insert into register_stage_sums (register, stage, unit_id, n)
    select register, stage, unit_id, sum(n) from (
      select register, stage, unit_id, 1 as n from new_rows
      union all select register, stage, unit_id, -1 from old_rows) moved
    group by register, stage, unit_id having sum(n) <> 0;
  delete from register_values v using old_rows o join new_rows e on e.id = o.id
    where v.entry_id = o.id and (o.fields is distinct from e.fields or o.unit_id is distinct from e.unit_id)
      and (o.fields ->> v.field is distinct from e.fields ->> v.field or o.unit_id is distinct from e.unit_id);
  insert into register_values (entry_id, field, register, unit_id, number, text)
    select e.id, f.key, e.register, e.unit_id, number_of(f.value), left(f.value, 100)
    from new_rows e join old_rows o on o.id = e.id cross join lateral jsonb_each_text(e.fields) f
    where f.value is not null and (o.fields is distinct from e.fields or o.unit_id is distinct from e.unit_id)
      and (o.fields ->> f.key is distinct from f.value or o.unit_id is distinct from e.unit_id);
  return null;
end $$;

create function register_entries_gone() returns trigger language plpgsql as $$
begin
  insert into register_stage_sums (register, stage, unit_id, n)
    select register, stage, unit_id, -count(*) from old_rows group by register, stage, unit_id;
  return null;
end $$;

create function register_counts_added() returns trigger language plpgsql as $$
begin
  insert into register_list_sums (register, list, list_column, unit_id, state, n, amount)
    select register, list, list_column, unit_id, state, count(*), sum(amount) from new_rows
    group by register, list, list_column, unit_id, state;
  return null;
end $$;

create function register_counts_changed() returns trigger language plpgsql as $$
begin
  insert into register_list_sums (register, list, list_column, unit_id, state, n, amount)
    select register, list, list_column, unit_id, state, sum(n), sum(amount) from (
      select register, list, list_column, unit_id, state, 1 as n, amount from new_rows
      union all select register, list, list_column, unit_id, state, -1, -amount from old_rows) moved
    group by register, list, list_column, unit_id, state having sum(n) <> 0 or sum(amount) <> 0;
  return null;
end $$;

create function register_counts_gone() returns trigger language plpgsql as $$
begin
  insert into register_list_sums (register, list, list_column, unit_id, state, n, amount)
    select register, list, list_column, unit_id, state, -count(*), -sum(amount) from old_rows
    group by register, list, list_column, unit_id, state;
  return null;
end $$;

create trigger register_entries_added after insert on register_entries
  referencing new table as new_rows for each statement execute function register_entries_added();
create trigger register_entries_changed after update on register_entries
  referencing old table as old_rows new table as new_rows for each statement execute function register_entries_changed();
create trigger register_entries_gone after delete on register_entries
  referencing old table as old_rows for each statement execute function register_entries_gone();
create trigger register_counts_added after insert on register_counts
  referencing new table as new_rows for each statement execute function register_counts_added();
create trigger register_counts_changed after update on register_counts
  referencing old table as old_rows new table as new_rows for each statement execute function register_counts_changed();
create trigger register_counts_gone after delete on register_counts
  referencing old table as old_rows for each statement execute function register_counts_gone();

-- What is there already.
insert into register_stage_sums (register, stage, unit_id, n)
  select register, stage, unit_id, count(*) from register_entries group by register, stage, unit_id;
insert into register_list_sums (register, list, list_column, unit_id, state, n, amount)
  select register, list, list_column, unit_id, state, count(*), sum(amount) from register_counts
  group by register, list, list_column, unit_id, state;
insert into register_values (entry_id, field, register, unit_id, number, text)
  select e.id, f.key, e.register, e.unit_id, number_of(f.value), left(f.value, 100)
  from register_entries e cross join lateral jsonb_each_text(e.fields) f where f.value is not null;

-- Pages in the orders they are asked for, without the entries themselves.
drop index register_entries_stage;
create index register_entries_stage on register_entries (register, stage, due_on, id) include (unit_id);
drop index register_entries_unit;
create index register_entries_unit on register_entries (register, unit_id, id);
create index register_entries_name on register_entries (register, pinyin, id) include (unit_id);
drop index register_entries_due;
create index register_entries_due on register_entries (register, due_on, id) include (unit_id);

-- A day asks which clocks run out, and what was closed lately: never the whole register.
create index register_entries_running on register_entries (due_on, register, id)
  where closed_on is null and held_since is null and due_on is not null;
create index register_entries_ended on register_entries (register, closed_on) where closed_on is not null;

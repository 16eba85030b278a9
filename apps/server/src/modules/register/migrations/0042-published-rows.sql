-- What was published of a list, as it stood then: frozen, whatever becomes of the entries, so that an appeal can name its row.
alter table publications add column register text;
alter table publications add column stages jsonb not null default '[]';
alter table publications add column row_count int;
alter table publications add column rows_digest text;

create table publication_rows (
  number int not null references publications (number),
  place int not null,
  entry_id uuid not null,
  subject_id text,
  subject_name text not null,
  unit_id text,
  unit_name text not null,
  stage_title text not null,
  -- The public fields with their labels, in words.
  said json not null,
  primary key (number, place)
);
create unique index publication_rows_entry on publication_rows (number, entry_id);
create index publication_rows_subject on publication_rows (subject_id);

create function refuse_publication_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was published is not changed' using errcode = 'restrict_violation';
end $$;
create trigger publication_rows_append_only before update or delete on publication_rows
  for each row execute function refuse_publication_change();
create trigger publication_rows_not_emptied before truncate on publication_rows
  for each statement execute function refuse_publication_change();

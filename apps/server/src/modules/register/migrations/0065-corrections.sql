-- What rulings have put right of a list that was published: each is an edition of its own, the rows stay as they were.
create table publication_corrections (
  number int not null references publications (number),
  edition int not null check (edition > 1),
  -- The appeal whose ruling it is.
  appeal_id uuid not null unique,
  kind text not null check (kind in ('removed', 'missing', 'corrected')),
  -- The row; none for what should have been there and was not.
  place int,
  entry_id uuid,
  subject_id text,
  subject_name text not null,
  unit_id text,
  unit_name text not null,
  ruling text not null,
  words text not null,
  grounds text not null,
  -- What the platform did with the entry, in words; empty where it stays.
  followed text not null,
  ruled_on date not null,
  ruled_by text not null,
  -- SHA-256 over the edition before it and what is put right.
  digest text not null,
  primary key (number, edition),
  check ((kind = 'missing') = (place is null))
);
create trigger publication_corrections_append_only before update or delete on publication_corrections
  for each row execute function refuse_publication_change();
create trigger publication_corrections_not_emptied before truncate on publication_corrections
  for each statement execute function refuse_publication_change();

-- Where each project stands on 作战图, kept beside its entry so that a page of it is put in order without judging all of them.
-- A row holds for one revision of the entry and one basis (the declaration and the values in force); any other is judged anew.
create table register_map_places (
  entry_id uuid primary key references register_entries (id) on delete cascade,
  revision int not null,
  basis text not null,
  next_on date,
  late_after date,
  watched boolean
);
comment on table register_map_places is 'derived';

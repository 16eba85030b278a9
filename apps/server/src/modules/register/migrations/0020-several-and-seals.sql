-- What tells several open entries of one subject apart, where its register allows several (a number, or the entry itself);
-- empty where a subject stands on the list once.
alter table register_entries add column several text not null default '';
drop index register_entries_once;
create unique index register_entries_once on register_entries (register, subject_id, several)
  where subject_id is not null and closed_on is null;

-- Each event sealed together with the one before it, when it is written; none on those written earlier.
alter table register_events add column seal text;

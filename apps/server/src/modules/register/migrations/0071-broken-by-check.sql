-- What a spot check finds to be false after it was granted breaks the promise it was granted for.
alter table spot_check_items drop constraint spot_check_items_followed_check;
alter table spot_check_items add constraint spot_check_items_followed_check
  check (followed in ('reopened', 'broken', 'marked'));

-- What is worked out anew as a whole is written by the thousand: to look up the same parent for each row took longer than the
-- rows, seconds on a busy machine. Whoever takes the parent away takes its rows first.
alter table policy_preview_rows drop constraint policy_preview_rows_draft_id_fkey;
alter table policy_matches drop constraint policy_matches_year_fkey;

-- What was held of the case when it was judged: whoever calculates on begins with it. Not kept where it is very long, and
-- in no row that was worked out before.
alter table policy_matches add column facts jsonb;

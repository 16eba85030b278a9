-- The steps of a pinned calculation, gzipped JSON: a list of thousands of machines is tens of megabytes as it is. What was
-- pinned before has them in `determination`.
alter table policy_pins add column steps bytea;

-- The policies that were changed on screen, each with the hash of what the folder gave last: as long as the folder gives
-- the same, the screen's stands over it.
alter table plan_versions add column screen_policies jsonb not null default '[]';
-- Why a draft cannot be put in force: cases of its policies that do not hold.
alter table plan_versions add column faults jsonb not null default '[]';

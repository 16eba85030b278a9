-- Why a draft cannot be put in force: cases of its policies that do not hold.
alter table plan_versions add column faults jsonb not null default '[]';

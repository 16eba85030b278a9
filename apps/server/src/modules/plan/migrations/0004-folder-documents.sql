-- Files that were changed on screen, as the folder itself has them: the same folder again is no change of the plan.
alter table plan_versions add column folder_documents json not null default '[]';

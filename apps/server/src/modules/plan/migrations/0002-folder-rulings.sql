-- The rulings as the folder itself gave them: what changed there since is told from what was ruled on screen.
alter table plan_versions add column folder_rulings jsonb not null default '[]';
update plan_versions version set folder_rulings = coalesce((
  select document->'value'->'rulings'
  from plan_versions folder, jsonb_array_elements(folder.documents) document
  where folder.plan_id = version.plan_id and folder.origin = 'folder' and folder.created_at <= version.created_at
    and document->>'path' = 'rulings.yaml'
  order by folder.created_at desc limit 1), '[]');

alter table plan_words add column file_name text not null default '';

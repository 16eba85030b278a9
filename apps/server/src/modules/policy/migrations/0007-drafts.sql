-- A change of a policy while it is being written: the two files of its version as text, comments and all.
create table policy_drafts (
  id uuid primary key,
  policy text not null,
  status text not null check (status in ('open', 'submitted', 'published', 'dropped')),
  revision int not null,
  -- Identity of all files of the policy when the draft was begun: whoever published meanwhile has changed it.
  base_hash text not null,
  -- The day from which it is to judge, as its file says.
  effective_from date not null,
  policy_text text not null,
  cases_text text not null,
  purpose text not null,
  begun_at timestamptz not null,
  begun_by text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  submitted_at timestamptz,
  submitted_by text,
  decided_at timestamptz,
  decided_by text,
  reason text,
  plan_version_id uuid references plan_versions (id),
  -- Checks and cases of this revision, worked out when it was written.
  report jsonb not null
);
create index policy_drafts_policy on policy_drafts (policy, status);

-- Everything that was done to a draft, never changed: who may not publish it stands here.
create table policy_draft_edits (
  draft_id uuid not null references policy_drafts (id),
  seq int not null,
  revision int not null,
  at timestamptz not null,
  user_id uuid,
  by_name text not null,
  says text not null,
  before text not null,
  after text not null,
  reason text not null,
  primary key (draft_id, seq)
);
create function refuse_draft_edit_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was done to a draft is never changed' using errcode = 'restrict_violation';
end $$;
create trigger policy_draft_edits_append_only before update or delete on policy_draft_edits
  for each row execute function refuse_draft_edit_change();
create trigger policy_draft_edits_no_truncate before truncate on policy_draft_edits
  for each statement execute function refuse_draft_edit_change();

-- What a draft would cost, against the version in force, as last worked out.
create table policy_previews (
  draft_id uuid primary key references policy_drafts (id),
  revision int not null,
  year int not null,
  -- The day the draft is judged on, and the day the version in force is.
  as_of date not null,
  before_as_of date not null,
  made_at timestamptz not null,
  made_by text not null
);
create table policy_preview_rows (
  draft_id uuid not null references policy_previews (draft_id) on delete cascade,
  credit_code text not null,
  case_number text not null,
  case_title text not null,
  source text not null check (source in ('held', 'application')),
  verdict_before text not null,
  verdict_after text not null,
  amount_before numeric,
  amount_after numeric,
  outcome_before text,
  outcome_after text,
  change text not null check (change in ('more', 'less', 'same', 'other', 'unknown')),
  primary key (draft_id, credit_code, case_number)
);

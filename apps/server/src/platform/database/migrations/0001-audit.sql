-- The audit: append-only, each row's hash covers the row before it.
create table audit_log (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  account text not null,
  name text not null,
  action text not null,
  subject text not null,
  source jsonb,
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null
);
create index audit_log_at on audit_log (at);
create index audit_log_account on audit_log (account, seq);
create index audit_log_action on audit_log (action, seq);
create index audit_log_subject on audit_log (subject, seq);

-- The end of the chain: locked by whoever appends, and proof that no row was cut off at the end.
create table audit_head (
  single boolean primary key default true check (single),
  seq bigint not null,
  hash text not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only' using errcode = 'restrict_violation';
end $$;
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_audit_change();
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function refuse_audit_change();

-- A grant taken over from an office's own list may not say how much: unknown, not nothing.
alter table policy_grants alter column amount_yuan drop not null;

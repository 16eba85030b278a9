-- An enterprise is told of its own entries: its request answered, its proof asked for.
alter table notices drop constraint notices_party_check;
alter table notices add constraint notices_party_check check (party in ('office', 'department', 'unit', 'enterprise', 'user'));

-- What the provider of the single sign-on calls the person; set by the security administrator, never by a sign-in.
alter table users add column sso_subject text;
create unique index users_sso_subject on users (sso_subject);

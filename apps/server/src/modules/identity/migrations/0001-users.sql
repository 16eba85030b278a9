create table users (
  id uuid primary key,
  account text not null,
  display_name text not null,
  department text not null,
  role text not null,
  -- Codes of the units whose rows the person may see; null is the whole county.
  units text[],
  password_hash text not null,
  password_set_at timestamptz not null,
  disabled_at timestamptz,
  created_at timestamptz not null
);
create unique index users_account on users (lower(account));

-- The cookie holds a random token; only its SHA-256 is kept.
create table sessions (
  token_hash text primary key,
  user_id uuid not null references users (id) on delete cascade,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index sessions_user on sessions (user_id);
create index sessions_opened on sessions (opened_at);

-- Failed sign-ins in a row by the account as typed (known or not: an outsider sees no difference), as a SHA-256.
create table sign_in_attempts (
  account_hash text primary key,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null
);

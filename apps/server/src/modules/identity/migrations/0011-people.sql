alter table users
  add column must_change_password boolean not null default false,
  add column last_signed_in_at timestamptz,
  -- The second factor: a shared secret (base32), in force once a code of it was given; the last time step it was used in.
  add column factor_secret text,
  add column factor_confirmed_at timestamptz,
  add column factor_step bigint;

-- Each opens one sign-in when the telephone is gone; only its SHA-256 is kept.
create table recovery_codes (
  user_id uuid not null references users (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

-- Who acts for whom and when: a deputy between two days, a successor from a day on.
create table deputies (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  deputy_id uuid not null references users (id) on delete cascade,
  kind text not null check (kind in ('deputy', 'handover')),
  from_on date not null,
  to_on date,
  note text not null,
  made_at timestamptz not null,
  made_by text not null,
  ended_at timestamptz,
  check (user_id <> deputy_id),
  check (to_on is null or to_on >= from_on)
);
create index deputies_user on deputies (user_id);
create index deputies_deputy on deputies (deputy_id);

-- For whom somebody works in this session, if not for themselves.
alter table sessions add column acting_for uuid references users (id) on delete set null;

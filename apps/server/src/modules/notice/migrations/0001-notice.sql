-- Something a party is to know, written in the transaction of what caused it. Never changed.
create table notices (
  id uuid primary key,
  -- What caused it (an event of an entry, a deadline of one, a batch): tells the same party the same thing once.
  cause text not null,
  kind text not null,
  kind_title text not null,
  -- For whom: the office (of whom there is one), a department, a township, or one person.
  party text not null check (party in ('office', 'department', 'unit', 'user')),
  party_id text not null,
  register text not null,
  register_title text not null,
  title text not null,
  body text not null,
  href text not null,
  -- Gone with its entry, when an office's list is taken back whole.
  entry_id uuid references register_entries (id) on delete cascade,
  happened_on date not null,
  at timestamptz not null,
  -- When it was put into the outbox, or found to be for nobody outside.
  outward_at timestamptz,
  unique (party, party_id, cause, kind)
);
create index notices_party on notices (party, party_id, at desc, id);
create index notices_entry on notices (entry_id) where entry_id is not null;
create index notices_inward on notices (at) where outward_at is null;

create table notice_reads (
  notice_id uuid not null references notices (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  at timestamptz not null,
  primary key (user_id, notice_id)
);
create index notice_reads_notice on notice_reads (notice_id);

-- Where a party's mail goes.
create table outward_addresses (
  party text not null check (party in ('office', 'department', 'unit')),
  party_id text not null,
  email text not null,
  set_at timestamptz not null,
  primary key (party, party_id)
);

-- Messages that leave the house. The id is the message's own for ever: Message-ID of a mail, delivery id of the interface.
create table outbox (
  id uuid primary key,
  channel text not null check (channel in ('mail', 'webhook')),
  party text not null,
  party_id text not null,
  recipient text not null,
  -- The mailbox; empty for the interface, whose address only the operator sets.
  address text not null,
  subject text not null,
  payload jsonb not null,
  -- `doubtful` may have arrived: it is never sent again unless a person says so.
  state text not null check (state in ('waiting', 'sending', 'sent', 'doubtful', 'undelivered', 'void')),
  attempts int not null,
  reason text not null,
  run_at timestamptz not null,
  lease_token uuid,
  lease_until timestamptz,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index outbox_due on outbox (run_at) where state in ('waiting', 'sending');
create index outbox_state on outbox (state, changed_at desc, id);

-- Machines that are claimed for, one line each, whatever year and programme: nothing of it is ever deleted, so that a
-- machine claimed once is known for good. A later sheet of the same case replaces the lines nobody has ruled on.
create table policy_purchases (
  id uuid primary key,
  policy text not null,
  case_number text not null,
  credit_code text not null,
  seq int not null,
  name text not null,
  serial text,
  serial_key text,
  invoice text,
  invoice_key text,
  supplier text,
  supplier_code text,
  unit_price numeric,
  quantity numeric,
  vat_rate numeric,
  productive boolean,
  local_maker boolean,
  second_hand boolean,
  bought_on date,
  leased boolean not null,
  -- File, sheet and row.
  source jsonb not null,
  added_at timestamptz not null,
  -- The order in which claims came in decides who keeps a machine.
  claimed bigint generated always as identity,
  -- A named decision: counts though doubtful, or does not count.
  ruling text check (ruling in ('counts', 'excluded')),
  ruling_reason text,
  ruled_by text,
  ruled_at timestamptz,
  unique (policy, case_number, credit_code, seq)
);
create index policy_purchases_serial on policy_purchases (serial_key) where serial_key is not null;
create index policy_purchases_invoice on policy_purchases (invoice_key) where invoice_key is not null;
create index policy_purchases_enterprise on policy_purchases (credit_code);

-- The contract a leased machine belongs to, with its figures as the sheet tells them: an application may have several.
alter table policy_purchases
  add column lease_number text,
  add column lease_contract numeric,
  add column lease_deposit numeric,
  add column lease_paid numeric;

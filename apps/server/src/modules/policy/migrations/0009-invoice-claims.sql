-- One invoice, one application: whoever is granted first takes it, whatever year, programme or township. One application may
-- have several lines on it. Which supplier's it is belongs to it, since numbers of paper invoices come again.
create table policy_invoices (
  supplier_key text not null,
  invoice_key text not null,
  entry_id uuid not null references register_entries (id),
  taken_at timestamptz not null,
  primary key (supplier_key, invoice_key)
);
create index policy_invoices_entry on policy_invoices (entry_id);

-- What was granted before this table was there: of two the one that claimed first has it.
insert into policy_invoices (supplier_key, invoice_key, entry_id, taken_at)
select distinct on (k.supplier, p.invoice_key) k.supplier, p.invoice_key, g.entry_id, g.granted_on
from policy_grants g
join register_entries e on e.id = g.entry_id
join policy_purchases p on p.policy = g.policy and p.credit_code = g.credit_code and p.case_number = e.fields->>'number'
cross join lateral (select coalesce(
  nullif(upper(regexp_replace(p.supplier_code, '[^0-9A-Za-z]', '', 'g')), ''),
  nullif(upper(regexp_replace(p.supplier, '[[:space:][:punct:]]', '', 'g')), ''), '') as supplier) k
where p.invoice_key is not null and p.ruling is distinct from 'excluded'
order by k.supplier, p.invoice_key, p.claimed;

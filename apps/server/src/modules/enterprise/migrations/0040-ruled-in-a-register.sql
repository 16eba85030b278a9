-- A figure ruled on in a register (an appeal that was upheld), and the reported figure it was ruled on: it rests once the
-- departments report another.
alter table fact_rulings add column entry_id uuid;
alter table fact_rulings add column seen numeric;

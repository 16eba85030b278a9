-- Offices also send the lists they keep themselves: their rows become the first entries of a register.
alter table batches drop constraint batches_dataset_kind_check;
alter table batches add constraint batches_dataset_kind_check
  check (dataset_kind in ('roster', 'yearly', 'events', 'entries'));

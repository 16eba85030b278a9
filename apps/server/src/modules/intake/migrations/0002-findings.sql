-- Id of the department that sent the workbook, where it is not the one that answers for the dataset.
alter table batches add column sender text;

-- What shows between enterprises of one dataset and year: shared parcels, leases whose sides do not fit. Found anew
-- from the rows in force whenever a batch is committed or undone.
create table intake_findings (
  id text primary key,
  kind text not null check (kind in ('sharedParcel', 'oneSidedLease')),
  dataset_id text not null,
  sender text not null,
  year int not null,
  seq int not null,
  body jsonb not null
);
create index intake_findings_order on intake_findings (year desc, kind, dataset_id, seq);

-- What somebody decided about a finding: of two departments one, of two sides one, or that it is right as reported.
create table finding_rulings (
  id uuid primary key,
  finding_id text not null,
  kind text not null,
  -- The choice that was taken, and what it says.
  choice text not null,
  said text not null,
  -- The figures that the person saw: when they move, the ruling wants another look.
  seen jsonb not null,
  reason text not null,
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text
);
create unique index finding_rulings_open on finding_rulings (finding_id) where withdrawn_at is null;

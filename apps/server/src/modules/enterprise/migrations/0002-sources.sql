-- The parts (宗地, 税种, 季度) that the value is made of. A later value covers an earlier one of the same source unless
-- both name their parts and have none in common; then the two are pieces of one table and add up.
alter table fact_values add column parts text[] not null default '{}';
-- Somebody said that this workbook takes the place of all before it, whatever its parts are called.
alter table fact_values add column whole boolean not null default false;

-- Facts that stand as one department reports them while departments disagree: what the plan in force says.
create table fact_leads (
  fact text primary key,
  -- Id of the department, and the datasets it answers for.
  department text not null,
  datasets text[] not null
);

-- A ruling names a source, whatever it reports, or a figure of its own.
alter table fact_rulings add column dataset_id text;
-- Id of the department that sent it; empty for the one that answers for the dataset.
alter table fact_rulings add column sender text not null default '';
-- In the words of the office: whose figure, or which.
alter table fact_rulings add column said text not null default '';
-- The finding it settles; it rests while the finding is not there.
alter table fact_rulings add column finding_id text;
-- What is added to whatever is in force, so that rulings on several parcels of one enterprise add up.
alter table fact_rulings add column delta numeric;
alter table fact_rulings add column finding_ruling uuid;

-- For whom an account acts: a department of the plan by its id. Townships are named by `units`.
alter table users add column department_id text;

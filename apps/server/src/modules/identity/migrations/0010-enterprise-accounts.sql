-- For whom an account of an enterprise acts, by its 统一社会信用代码.
alter table users add column credit_code text;

-- The bank's receipt of money that came back. What was registered before it was asked for has none.
alter table payment_recoveries add column file text;

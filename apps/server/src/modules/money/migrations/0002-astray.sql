-- Money that the bureau paid although the order had been called back, and what came back of it. Neither belongs to what the
-- entry stands for, hence kinds of their own and no entry in their lines.
alter table money_transactions drop constraint money_transactions_kind_check;
alter table money_transactions add constraint money_transactions_kind_check
  check (kind in ('entry', 'budget', 'spending', 'settle', 'astray', 'returned'));

-- The transaction by which a payment that went astray was booked.
alter table payment_outcomes add column astray int references money_transactions (number);

create table payment_recoveries (
  list_id uuid not null,
  seq int not null,
  -- One slip comes back once.
  slip text not null,
  recovered_on date not null,
  amount numeric not null check (amount > 0 and amount = round(amount, 2)),
  number int not null references money_transactions (number),
  at timestamptz not null,
  taken_name text not null,
  primary key (list_id, seq, slip),
  foreign key (list_id, seq) references payment_lines (list_id, seq)
);
create trigger payment_recoveries_append_only before update or delete on payment_recoveries
  for each row execute function refuse_money_change();

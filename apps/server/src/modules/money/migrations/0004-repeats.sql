-- A line that the bureau had answered as paid and paid once more, on another slip of the bank: money that has left twice. Each
-- slip is one payment, however often its workbook is sent and however it is typed.
create table payment_repeats (
  list_id uuid not null,
  seq int not null,
  slip_key text not null,
  slip text not null,
  paid_on date not null,
  note text not null,
  file text not null,
  at timestamptz not null,
  taken_name text not null,
  -- The transaction by which it was booked.
  astray int not null references money_transactions (number),
  primary key (list_id, seq, slip_key),
  foreign key (list_id, seq) references payment_outcomes (list_id, seq)
);
create trigger payment_repeats_append_only before update or delete on payment_repeats
  for each row execute function refuse_money_change();

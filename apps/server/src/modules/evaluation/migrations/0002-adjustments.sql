-- What the office grants or imposes by name for one year: a row is never changed but for its withdrawal.
create table grade_adjustments (
  id uuid primary key,
  year int not null,
  credit_code text not null,
  -- at_least: 激励 (clause 20); at_most: 降档.
  kind text not null check (kind in ('atLeast', 'atMost')),
  grade text not null check (grade in ('A', 'B', 'C', 'D')),
  clause text not null,
  basis text not null check (basis <> ''),
  made_at timestamptz not null,
  made_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text
);
create index grade_adjustments_year on grade_adjustments (year, made_at desc);
create index grade_adjustments_code on grade_adjustments (credit_code);

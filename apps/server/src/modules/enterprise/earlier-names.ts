import { type SQL, sql } from 'drizzle-orm';

/**
 * Names that enterprises had before, as rosters say: those in a 曾用名 column of the roster in force, and those of
 * earlier rosters that differ from the present name. Columns `credit_code, value, value_key, known_to, note`.
 */
export const earlierNames: SQL = sql`
  select e.credit_code, f.value, f.value as value_key, null::date as known_to, '名录曾用名栏' as note
  from enterprises e
  join roster_entries r on r.batch_id = e.batch_id and r.credit_code = e.credit_code
  cross join lateral jsonb_array_elements_text(coalesce(r.body->'formerNames', '[]'::jsonb)) f(value)
  union
  select e.credit_code, r.body->>'name', r.body->>'nameKey',
    (now_in.committed_at at time zone 'Asia/Shanghai')::date, '第 ' || b.number || ' 批名录中的名称'
  from enterprises e
  join batches now_in on now_in.id = e.batch_id
  join roster_entries r on r.credit_code = e.credit_code and r.batch_id <> e.batch_id and r.body->>'nameKey' <> e.name_key
  join batches b on b.id = r.batch_id and b.status = 'committed'`;

import type { SettledYear } from '@tenglong/domain/intake';
import { decimal, type Exact, equals } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { inForce, listFactSlots, subjectsOfBatch } from '../enterprise/index.ts';
import type { RowState } from './row-spool.ts';

interface Held {
  credit_code: string;
  facts: (string | null)[];
  states: number[];
}

/** The same figure, however many zeros stand behind it. */
const sameFigure = (held: string | null, value: Exact | null): boolean =>
  held === null || value === null ? held === value : equals(decimal(held), value);

/** For each enterprise of a settled year whether committing would add to, change or repeat what is in force. */
export async function compareWithForce(tx: Tx, settled: SettledYear): Promise<Map<string, RowState>> {
  const slots = await listFactSlots(tx);
  const codes = [...settled.facts.keys()];
  const rows = await tx.rows<Held>(sql`
    select credit_code, facts, states from enterprise_years where year = ${settled.year} and credit_code = any(${sql.param(codes)}::text[])`);
  const held = new Map(rows.map((row) => [row.credit_code, row]));
  return new Map(
    codes.map((code): [string, RowState] => {
      const known = held.get(code);
      let state: RowState = 'unchanged';
      for (const [fact, { value }] of settled.facts.get(code) ?? []) {
        const place = (slots.get(fact) ?? 0) - 1;
        const before = known?.states[place] ?? 0;
        if (before === 0) {
          if (state === 'unchanged') state = 'added';
        } else if (!sameFigure(known?.facts[place] ?? null, value)) {
          state = 'changed';
        }
      }
      return [code, state];
    }),
  );
}

/** The same for a stored draft whose rows may be pieces of a table that is partly in force. */
export async function compareAsIf(
  tx: Tx,
  batchId: string,
  settled: SettledYear,
): Promise<Map<string, RowState>> {
  const rows = await tx.rows<{ code: string; state: RowState }>(sql`
    with subject as (select distinct credit_code, year from (${subjectsOfBatch(batchId)}) s where year = ${settled.year}),
    next as (${inForce(sql`subject`, batchId)})
    select n.credit_code as code,
      case when bool_or(coalesce(y.states[k.slot], 0) <> 0 and y.facts[k.slot] is distinct from n.value) then 'changed'
        when bool_or(coalesce(y.states[k.slot], 0) = 0) then 'added' else 'unchanged' end as state
    from next n join fact_slots k on k.fact = n.fact
    left join enterprise_years y on y.credit_code = n.credit_code and y.year = n.year
    group by n.credit_code`);
  const found = new Map(rows.map(({ code, state }) => [code, state]));
  return new Map([...settled.facts.keys()].map((code) => [code, found.get(code) ?? 'unchanged']));
}

import type { SettledYear } from '@tenglong/domain/intake';
import { decimal, type Exact, equals } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { listFactSlots } from '../enterprise/index.ts';
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

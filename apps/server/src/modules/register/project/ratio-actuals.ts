import { yearRatio } from '@tenglong/domain/register';
import { toDecimalString, toPlainDecimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import type { GoalActuals } from '../../plan/index.ts';
import { dayWords } from '../day-words.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import type { LoadedRegister } from '../register-library.ts';
import { inUnit } from './describe-ratios.ts';

/** What the ratios of the plan have come to in the present year, for its goals. One query. */
export async function listRatioActuals(
  tx: Tx,
  registers: readonly LoadedRegister[],
  today: string,
): Promise<GoalActuals> {
  const asking = registers.filter(({ register }) => register.ratios.length > 0);
  if (asking.length === 0) return new Map();
  const ids = sql.param(asking.map(({ register }) => register.file.id));
  const rows = await tx.rows<StoredEntry>(
    sql`select ${ENTRY_COLUMNS} from register_entries e where e.register = any(${ids}::text[])`,
  );
  const year = Number(today.slice(0, 4));
  return new Map(
    asking.flatMap(({ register, plan }) => {
      const entries = rows
        .filter((row) => row.register === register.file.id)
        .map((row) => toEntry(row, register));
      return register.ratios.flatMap((ratio) => {
        const { value } = yearRatio(register, ratio, entries, year, today);
        const quantity = plan.quantities.find(({ key }) => key === ratio.source.quantity);
        if (!value || !quantity) return [];
        const said = inUnit(value, quantity.unit ?? '');
        const text = toDecimalString(said, quantity.unit === '%' ? 1 : 3);
        const exact = toPlainDecimal(said) ?? toDecimalString(said, 12);
        return [[quantity.key, { value: text, exact, asOf: dayWords(today, today) }] as const];
      });
    }),
  );
}

import { decimal, type Exact, sum } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { yuanOf } from './money-field.ts';
import { findReceiving } from './receiving.ts';

/**
 * What an enterprise's broken promises owe in all and what has come back, in 元, under the names the rules use. One query,
 * and none where the plan keeps no list of commitments.
 */
export async function loadOwing(tx: Tx, code: string | null): Promise<ReadonlyMap<string, Exact>> {
  const receiving = await findReceiving(tx);
  const { fields, broken } = receiving?.rule ?? {};
  const rows =
    receiving && fields && code !== null
      ? await tx.rows<{ owed: string | null; recovered: string | null }>(sql`
          select fields->>${fields.owed} as owed, fields->>${fields.recovered} as recovered from register_entries
          where register = ${receiving.loaded.register.file.id} and subject_id = ${code}
            and stage = any(${sql.param([...(broken ?? [])])}::text[])`)
      : [];
  const total = (name: 'owed' | 'recovered'): Exact =>
    sum(
      rows.flatMap((row) => {
        const text = row[name];
        const file = receiving?.loaded.register.file;
        const yuan = file && fields && text !== null && yuanOf(file, fields[name], decimal(text));
        return yuan ? [yuan] : [];
      }),
    );
  return new Map([
    ['clawback.owed', total('owed')],
    ['clawback.recovered', total('recovered')],
  ]);
}

import { decimal, type Exact } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { findReceiving, owedSql, recoveredSql } from './receiving.ts';

/**
 * What an enterprise's broken promises owe in all and what has come back, in 元, under the names the rules use. One query,
 * and none where the plan keeps no list of commitments.
 */
export async function loadOwing(tx: Tx, code: string | null): Promise<ReadonlyMap<string, Exact>> {
  const receiving = await findReceiving(tx);
  const [row] =
    receiving && code !== null
      ? await tx.rows<{ owed: string | null; recovered: string | null }>(sql`
          select sum(${owedSql(receiving)})::text as owed, sum(${recoveredSql(receiving)})::text as recovered
          from register_entries e where e.register = ${receiving.loaded.register.file.id} and e.subject_id = ${code}
            and e.stage = any(${sql.param([...receiving.rule.broken])}::text[])`)
      : [];
  return new Map([
    ['clawback.owed', decimal(row?.owed ?? '0')],
    ['clawback.recovered', decimal(row?.recovered ?? '0')],
  ]);
}

import { decimal, type Exact } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { findReceiving, owedSql, recoveredSql } from './receiving.ts';

/**
 * What the broken promises of enterprises owe in all and what has come back, in 元, under the names the rules use. One query,
 * and none where the plan keeps no list of commitments.
 */
export async function loadOwing(
  tx: Tx,
  codes: readonly string[],
): Promise<(code: string | null) => ReadonlyMap<string, Exact>> {
  const receiving = await findReceiving(tx);
  const rows =
    receiving && codes.length > 0
      ? await tx.rows<{ code: string; owed: string | null; recovered: string | null }>(sql`
          select e.subject_id as code, sum(${owedSql(receiving)})::text as owed,
            sum(${recoveredSql(receiving)})::text as recovered
          from register_entries e where e.register = ${receiving.loaded.register.file.id}
            and e.subject_id = any(${sql.param([...codes])}::text[])
            and e.stage = any(${sql.param([...receiving.rule.broken])}::text[])
          group by e.subject_id`)
      : [];
  const found = new Map(rows.map((row) => [row.code, row]));
  return (code) => {
    const row = found.get(code ?? '');
    return new Map([
      ['clawback.owed', decimal(row?.owed ?? '0')],
      ['clawback.recovered', decimal(row?.recovered ?? '0')],
    ]);
  };
}

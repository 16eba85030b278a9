import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { reportedBySource } from './in-force.ts';
import { rebuildYears } from './rebuild-years.ts';

export interface FigureRuling {
  readonly creditCode: string;
  readonly year: number;
  readonly fact: string;
  /** A decimal in the canonical unit of the fact. */
  readonly value: string;
  /** The entry of a register in which it was ruled. */
  readonly entryId: string;
  readonly said: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Puts a figure in the place of the one that was reported. It holds as long as the departments report what it was ruled
 * on: once they send another figure, theirs holds and the ruling rests. The figures in force follow at once, runs in the
 * next one.
 */
export async function ruleOnFigure(tx: Tx, ruling: FigureRuling): Promise<void> {
  const { creditCode, year, fact, value, entryId, said, reason, by, at } = ruling;
  const subject = sql`(select ${creditCode}::text as credit_code, ${year}::int as year)`;
  const [held] = await tx.rows<{ readings: number; value: string | null }>(sql`
    with ${reportedBySource(subject)}
    select count(distinct value)::int as readings, min(value)::text as value from reported where fact = ${fact}`);
  const seen = held?.readings === 1 ? held.value : null;
  await tx.run(sql`
    insert into fact_rulings (id, credit_code, year, fact, value, seen, entry_id, said, reason, made_at, made_by)
    values (${randomUUID()}, ${creditCode}, ${year}, ${fact}, ${value}::numeric, ${seen}::numeric, ${entryId}, ${said},
      ${reason}, ${at}, ${by})`);
  await rebuildYears(tx, subject);
}

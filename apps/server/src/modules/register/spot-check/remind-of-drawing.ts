import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { tellOfCheck } from './tell-of-check.ts';

/**
 * Reminds the inspectors on the day of a drawing; once for each check, on a later day if the round of its own day was
 * missed. Two statements for each check that waits.
 */
export async function remindOfDrawing(tx: Tx, day: string, at: Date): Promise<void> {
  const waiting = await tx.rows<{ number: number; size: number; public_source: string }>(sql`
    select number, size, public_source from spot_checks
    where draw_on <= ${day} and drawn_at is null and void_at is null order by number`);
  for (const { number, size, public_source: source } of waiting) {
    await tellOfCheck(tx, number, at, day, {
      cause: 'due',
      kindTitle: '抽查抽取',
      title: `第 ${number} 次抽查到了抽取日`,
      office: false,
      body: `抽 ${size} 件，请到抽查页${source === '' ? '' : `填${source}，`}按“抽取”`,
    });
  }
}

import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { ENTRY_COLUMNS } from '../entry-store.ts';
import { registersInForce } from '../register-library.ts';
import { remindOfDrawing } from '../spot-check/remind-of-drawing.ts';
import { mayBeDue, nearby } from './candidates.ts';
import { type CandidateRow, prepareDecision } from './decide-day.ts';
import { type DayCounts, keepSteps } from './keep-steps.ts';

/** Entries read, and entries changed, in one transaction: a person who wants one of them waits for so many at most. */
export interface PieceSize {
  readonly read: number;
  readonly changed: number;
}
export const PIECE: PieceSize = { read: 2_000, changed: 200 };

export interface DayStand extends DayCounts {
  readonly finished: boolean;
}

interface DayRow extends DayCounts {
  after_id: string | null;
  finished_at: string | null;
}

const ID = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/**
 * One piece of a day's round. The row of the day is locked first and moved on last, in the transaction of what the
 * piece does: whoever comes second, on this node or another, goes on where the first has ended; a piece that was cut
 * off never was.
 */
export async function doDayPiece(tx: Tx, day: string, at: Date, size: PieceSize = PIECE): Promise<DayStand> {
  const now = at.toISOString();
  await tx.run(sql`
    insert into register_days (day, escalated, reminded, rebounded, begun_at) values (${day}, 0, 0, 0, ${now})
    on conflict (day) do nothing`);
  const [stand] = await tx.rows<DayRow>(sql`
    select after_id, escalated, reminded, rebounded, finished_at from register_days where day = ${day} for update`);
  if (!stand) throw new TypeError('a day that was put down is gone');
  if (stand.finished_at !== null) return { ...stand, finished: true };
  const registers = await registersInForce(tx);
  const decide = prepareDecision(registers, day);
  const rows = await tx.rows<CandidateRow>(sql`
    select ${ENTRY_COLUMNS}, e.reminded_of from (${nearby(registers, day)}) near join register_entries e on e.id = near.id
    where near.id > coalesce(${stand.after_id}::uuid, ${ID}) and ${mayBeDue(registers, day)}
    order by e.id limit ${size.read}::int`);
  const due = await decide(tx, rows);
  const chosen = due.slice(0, size.changed);
  // What was read may have been changed since: only what is still so under the lock is done.
  const ids = chosen.map(({ entry }) => entry.id);
  const locked =
    ids.length === 0
      ? []
      : await tx.rows<CandidateRow>(sql`
          select ${ENTRY_COLUMNS}, e.reminded_of from register_entries e
          where e.id = any(${sql.param(ids)}::uuid[]) order by e.id for update`);
  const counts = await keepSteps(tx, await decide(tx, locked), day, at);
  const cut = due.length > chosen.length;
  const finished = !cut && rows.length < size.read;
  if (finished) await remindOfDrawing(tx, day, at);
  const after = cut ? ids.at(-1) : rows.at(-1)?.id;
  const total = {
    escalated: stand.escalated + counts.escalated,
    reminded: stand.reminded + counts.reminded,
    rebounded: stand.rebounded + counts.rebounded,
  };
  await tx.run(sql`
    update register_days set after_id = ${after ?? stand.after_id}, escalated = ${total.escalated},
      reminded = ${total.reminded}, rebounded = ${total.rebounded}, finished_at = ${finished ? now : null}
    where day = ${day}`);
  return { ...total, finished };
}

import type { CliffLens } from '@tenglong/contracts/policy';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import type { DraftDeps } from '../draft/draft-deps.ts';
import { measureCounty } from './measure-county.ts';

interface Kept {
  readonly stamp: string;
  readonly lens: Promise<CliffLens>;
}

const kept = new WeakMap<DraftDeps['db'], Map<number, Kept>>();

/**
 * What is only read, or told to somebody, changes no figure of anybody. Whatever is not named here may: what is opened again
 * (`intake.reopened`) does.
 */
const CHANGES_NOTHING =
  '(Opened|\\.opened|xported|explained)$|^(session|password|user|factor|notice|outbox|policy\\.(draft|match))';

/**
 * By what everybody was measured: the day, and the last change of plan, data, grades or applications. Every change writes
 * an audit row, so that nothing can change and leave this as it was. An entry that was put on a list is a
 * change, too; its row says `register.opened`. Queries: 1.
 */
async function stampOf(tx: Tx, today: string): Promise<string> {
  const [last] = await tx.rows<{ seq: string }>(sql`
    select seq::text as seq from audit_log where action = 'register.opened' or action !~ ${CHANGES_NOTHING}
    order by audit_log.seq desc limit 1`);
  return `${today} ${last?.seq ?? ''}`;
}

/**
 * 断崖透视 as it was last measured, if nothing has changed since; otherwise measured anew. Those who ask meanwhile wait for
 * one and the same measuring.
 */
export async function keepCliffs(deps: DraftDeps, year: number): Promise<CliffLens> {
  const stamp = await deps.db.read((tx) => stampOf(tx, deps.clock.today()));
  const years = kept.get(deps.db) ?? new Map<number, Kept>();
  kept.set(deps.db, years);
  const known = years.get(year);
  if (known?.stamp === stamp) return known.lens;
  const lens = measureCounty(deps, year);
  years.set(year, { stamp, lens });
  // A county has a handful of years; whoever asks for others by the hundred does not fill the memory.
  for (const old of [...years.keys()].slice(0, Math.max(0, years.size - 6))) years.delete(old);
  lens.catch(() => {
    if (years.get(year)?.lens === lens) years.delete(year);
  });
  return lens;
}

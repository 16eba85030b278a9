import { applyEvent, type Entry } from '@tenglong/domain/register';
import { compare, STATE_COUNCIL_CALENDAR, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { countyScope, systemActor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { getEntry } from '../entry-store.ts';
import { keepEvent } from '../keep-event.ts';
import type { LoadedRegister } from '../register-library.ts';
import { loadSubjectFacts } from '../subject-facts.ts';
import { keepClawback } from './clawback-event.ts';
import { sourceOf, sumOf } from './clawback-sum.ts';
import { asMoney, yuanOf } from './money-field.ts';
import { receivingOf } from './receiving.ts';

/** The platform's own account for sums that follow another one. */
const RECKONER = systemActor('clawback', '平台重算应追缴');

/**
 * One grant is taken back once, however many of its promises are broken: where the sum of one is put right downwards, the
 * others, which had been held against it, owe what their own rule comes to. In the transaction of the correction.
 */
export async function followSiblings(
  tx: Tx,
  loaded: LoadedRegister,
  before: Entry,
  after: Entry,
  { today, at }: { readonly today: string; readonly at: Date },
): Promise<void> {
  const receiving = receivingOf(loaded);
  if (!receiving) return;
  const { fields, broken } = receiving.rule;
  const { file } = loaded.register;
  const owed = (entry: Entry) => yuanOf(file, fields.owed, entry.fields.get(fields.owed));
  const [was, is] = [owed(before), owed(after)];
  if (!was || !is || compare(is, was) >= 0) return;
  const source = await sourceOf(tx, after.id);
  if (source === undefined) return;
  const others = await tx.rows<{ id: string }>(sql`
    select e.id from commitment_links l join register_entries e on e.id = l.commitment_entry
    where l.source_entry = ${source} and e.id <> ${after.id} and e.stage = any(${sql.param([...broken])}::text[])
      and e.closed_on is null and e.fields->>${fields.owed} is not null
    order by e.stage_since, e.several, e.id`);
  for (const { id } of others) {
    const entry = await getEntry(tx, countyScope, loaded.register, id, true);
    const sum = await sumOf(tx, receiving, entry);
    if (!sum || compare(sum.sum, owed(entry) ?? ZERO) <= 0) continue;
    const computed = new Map([[fields.owed, asMoney(file, fields.owed, sum.sum)]]);
    const event = { kind: 'amend', fields: new Map(), computed } as const;
    const subject = await loadSubjectFacts(tx, entry.subject.id);
    const outcome = applyEvent(loaded.register, entry, event, {
      actor: { id: RECKONER.account, party: 'system' },
      today,
      workCalendar: STATE_COUNCIL_CALENDAR,
      subject,
    });
    // To be held against one that is not worked out anew would take less back than was given.
    if (outcome.kind === 'refused') throw new Error(`the sum of commitment ${id} cannot follow`);
    const { entry: now, traces } = outcome;
    await keepEvent(tx, {
      loaded,
      before: entry,
      after: now,
      traces,
      event,
      actor: RECKONER,
      subject,
      today,
      at,
    });
    await keepClawback(tx, now, { event, sum }, RECKONER.displayName, at);
  }
}

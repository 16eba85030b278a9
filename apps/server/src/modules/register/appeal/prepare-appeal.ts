import type { AppealWindow, FieldValue } from '@tenglong/domain/register';
import { toPlainDecimal } from '@tenglong/domain/values';
import { countyScope } from '../../../platform/actor/index.ts';
import { type Clock, shanghaiDay } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import type { LoadedRegister } from '../register-library.ts';
import { appealEffect, effectWords } from './appeal-effect.ts';
import { preparePlea } from './prepare-plea.ts';
import { calendarInstant, getPublication } from './publications.ts';

export interface PreparedAppeal {
  readonly appeal: { readonly window: AppealWindow | undefined; readonly at: string };
  /** What follows from what was published and from the figure that is proposed. */
  readonly computed: ReadonlyMap<string, FieldValue>;
}

/**
 * What an appeal rests on: the window of its publication, and the effect of the figure it proposes, worked out on the run
 * that was published. Nothing for a register that hears no appeals.
 *
 * @throws Problem PUBLICATION_NOT_FOUND, INPUT_INVALID
 */
export async function prepareAppeal(
  tx: Tx,
  { register: { file }, plan }: LoadedRegister,
  clock: Clock,
  creditCode: string | null,
  fields: ReadonlyMap<string, FieldValue>,
): Promise<PreparedAppeal | undefined> {
  const { publication: names } = file;
  if (!names) return undefined;
  const at = calendarInstant(clock);
  const number = fields.get(names.number);
  if (!number || typeof number !== 'object')
    return { appeal: { window: undefined, at }, computed: new Map() };
  const stored = await getPublication(tx, Number(toPlainDecimal(number)));
  const window = {
    opensAt: new Date(stored.opens_at).toISOString(),
    closesAt: new Date(stored.closes_at).toISOString(),
  };
  const computed = new Map<string, FieldValue>([
    [names.against, stored.against],
    [names.from, shanghaiDay(new Date(stored.opens_at))],
    [names.to, shanghaiDay(new Date(stored.closes_at))],
  ]);
  for (const [name, text] of await preparePlea(tx, { names, stored, plan, creditCode, fields })) {
    computed.set(name, text);
  }
  const [fact, value] = [fields.get(names.fact), fields.get(names.proposed)];
  const bothOrNone = (typeof fact === 'string') === (typeof value === 'object' && value !== null);
  if (!bothOrNone) {
    const details = [{ path: names.proposed, message: '申诉一个数的，要选是哪个数，并填主张的数' }];
    throw new Problem('INPUT_INVALID', { details });
  }
  if (typeof fact === 'string' && value && typeof value === 'object' && stored.run_id && creditCode) {
    // Worked out on everybody's figures; only the result of the one that appeals is written down.
    const effect = await appealEffect(tx, countyScope, plan, stored.run_id, creditCode, fact, value);
    const shown = (text: string | null) =>
      text === null ? '未知' : `${effect.title} ${text} ${effect.unit}`;
    computed.set(names.published, shown(effect.published));
    computed.set(names.effect, effectWords(effect));
    computed.set(names.before, effect.before.grade ?? 'none');
    computed.set(names.after, effect.after.grade ?? 'none');
  }
  return { appeal: { window, at }, computed };
}

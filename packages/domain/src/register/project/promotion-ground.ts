import { interpretRule } from '../../rule/index.ts';
import type { CalendarDay, Exact } from '../../values/index.ts';
import type { Entry } from '../entry.ts';
import { factsOfEntry } from '../facts-of-entry.ts';
import type { PreparedRegister } from '../prepare-register.ts';

/** What a project says of its enterprise for the evaluation of a year; `null` is not known. */
export interface PromotionGround {
  readonly creditCode: string;
  readonly keyProject: boolean | null;
  readonly underConstruction: boolean | null;
  /** In yuan. */
  readonly investment: Exact | null;
}

/**
 * Whether a project is being built at the end of a day: it was started on that day or before, and was neither finished on
 * that day or before nor given up. Without a day of starting it is not known.
 */
export function underConstruction(
  { file, stages }: PreparedRegister,
  entry: Entry,
  day: CalendarDay,
): boolean | null {
  const { promotes } = file;
  if (!promotes) return null;
  const [from, until] = [entry.fields.get(promotes.from), entry.fields.get(promotes.until)];
  const ended = entry.closedOn !== null && stages.get(entry.stage)?.kind === 'dropped';
  if (ended && (entry.closedOn ?? '') <= day) return false;
  if (typeof until === 'string' && until !== '' && until <= day) return false;
  if (typeof from !== 'string' || from === '') return null;
  return from <= day;
}

/**
 * What an entry of a project register hands to the evaluation of a year, as of its last day; nothing for a register that
 * hands in nothing or an entry that names no enterprise.
 *
 * @source clause 20: 建设期间; the policy's note: 以评价年度 12 月 31 日在建为准
 */
export function promotionGround(
  register: PreparedRegister,
  entry: Entry,
  day: CalendarDay,
): PromotionGround | undefined {
  const { file, promotes } = register;
  if (!file.promotes || !promotes) return undefined;
  const creditCode = entry.fields.get(file.promotes.enterprise);
  if (typeof creditCode !== 'string' || creditCode === '') return undefined;
  const facts = factsOfEntry(file, entry, day);
  const key = interpretRule(promotes.key, { facts, asOf: day }).answer;
  const sum = interpretRule(promotes.investment, { facts, asOf: day }).answer;
  return {
    creditCode,
    keyProject: key.kind === 'boolean' ? key.value : null,
    underConstruction: underConstruction(register, entry, day),
    investment: sum.kind === 'number' ? sum.value : null,
  };
}

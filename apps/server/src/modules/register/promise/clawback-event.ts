import { recoveryProblem } from '@tenglong/domain/policy';
import type { Entry, FieldValue, RegisterEvent } from '@tenglong/domain/register';
import { add, compare, type Exact, equals, toDecimalString, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { withEvent } from '../grant.ts';
import type { LoadedRegister } from '../register-library.ts';
import { type KeptSum, sumOf } from './clawback-sum.ts';
import { asMoney, yuanOf } from './money-field.ts';
import { type Receiving, receivingOf } from './receiving.ts';

export interface KeptRecovery {
  readonly amount: Exact;
  readonly on: string;
  readonly slip: string;
}

/** A step with what the platform works out for it, to be written down beside it. */
export interface ClawbackEvent {
  readonly event: RegisterEvent;
  readonly sum?: KeptSum;
  readonly recovery?: KeptRecovery;
}

type Filling = Extract<RegisterEvent, { kind: 'move' | 'amend' }>;

/** What the sum of a breach is worked out from. */
const INPUTS = ['funds', 'promised', 'actual', 'sense', 'back', 'share'] as const;

const same = (a: FieldValue, b: FieldValue): boolean =>
  a !== null && b !== null && typeof a === 'object' && typeof b === 'object' ? equals(a, b) : a === b;

/** Whether an event puts right what the sum of a breach rests on. */
const corrects = ({ rule }: Receiving, entry: Entry, { fields = new Map() }: Filling): boolean =>
  INPUTS.some((name) => {
    const field = rule.fields[name];
    return fields.has(field) && !same(fields.get(field) ?? null, entry.fields.get(field) ?? null);
  });

const amountProblem = (path: string, message: string) =>
  new Problem('CLAWBACK_AMOUNT', { details: [{ path, message }] });

/**
 * A breach whose figures are put right owes what they come to now: the new sum stands beside the old one with its steps, the
 * books follow, and a letter that was issued stays as it was.
 *
 * @throws Problem CLAWBACK_UNKNOWN, CLAWBACK_AMOUNT if more has come back already
 */
async function corrected(tx: Tx, receiving: Receiving, entry: Entry, event: Filling): Promise<ClawbackEvent> {
  const { loaded, rule } = receiving;
  const { file } = loaded.register;
  const sum = await sumOf(tx, receiving, withEvent(entry, event));
  if (!sum) {
    const label = file.fields[rule.fields.funds]?.label ?? '';
    throw amountProblem(rule.fields.funds, `已认定未履约，“${label}”要填多少元，不能清空`);
  }
  const back = yuanOf(file, rule.fields.recovered, entry.fields.get(rule.fields.recovered)) ?? ZERO;
  if (compare(back, sum.sum) > 0) {
    const message = `已追回 ${toDecimalString(back, 2)} 元，多于更正后应追缴的 ${toDecimalString(sum.sum, 2)} 元`;
    throw amountProblem(rule.fields.funds, `${message}，请先核对已登记的追回`);
  }
  const computed = new Map<string, FieldValue>([
    [rule.fields.owed, asMoney(file, rule.fields.owed, sum.sum)],
    [rule.fields.recovered, asMoney(file, rule.fields.recovered, back)],
  ]);
  return { event: { ...event, computed }, sum };
}

/**
 * A step on the list of commitments with what the platform works out for it: what is owed when a promise is found broken or
 * its figures are put right afterwards, and what has come back in all when a payment is recorded.
 *
 * @throws Problem CLAWBACK_UNKNOWN, CLAWBACK_AMOUNT
 */
export async function withClawback(
  tx: Tx,
  loaded: LoadedRegister,
  entry: Entry,
  event: RegisterEvent,
  today: string,
): Promise<ClawbackEvent> {
  const receiving = receivingOf(loaded);
  if (!receiving || (event.kind !== 'move' && event.kind !== 'amend')) return { event };
  const { rule } = receiving;
  const step = event.kind === 'move' ? event.move : undefined;
  if (step !== undefined && !loaded.register.moves.get(step)?.from.includes(entry.stage)) return { event };
  if (step !== undefined && (step === rule.break || step === rule.falsified))
    return breach(tx, receiving, entry, event);
  const broken = rule.broken.includes(entry.stage) && entry.closedOn === null;
  const right: ClawbackEvent =
    broken && corrects(receiving, entry, event) ? await corrected(tx, receiving, entry, event) : { event };
  return step === rule.recover ? recovery(tx, receiving, entry, right, today) : right;
}

async function breach(tx: Tx, receiving: Receiving, entry: Entry, event: Filling): Promise<ClawbackEvent> {
  const { loaded, rule } = receiving;
  const { file } = loaded.register;
  const sum = await sumOf(tx, receiving, withEvent(entry, event));
  if (!sum) return { event };
  const computed = new Map<string, FieldValue>([
    [rule.fields.owed, asMoney(file, rule.fields.owed, sum.sum)],
    [rule.fields.recovered, asMoney(file, rule.fields.recovered, ZERO)],
  ]);
  return { event: { ...event, computed }, sum };
}

async function recovery(
  tx: Tx,
  receiving: Receiving,
  entry: Entry,
  { event, sum: corrected }: ClawbackEvent,
  today: string,
): Promise<ClawbackEvent> {
  if (event.kind !== 'move') return { event };
  const { loaded, rule } = receiving;
  const { file } = loaded.register;
  const told = yuanOf(file, rule.fields.owed, entry.fields.get(rule.fields.owed));
  const sum = corrected ?? (told ? undefined : await sumOf(tx, receiving, withEvent(entry, event)));
  const owed = sum?.sum ?? told;
  const computed = new Map<string, FieldValue>(
    sum ? [[rule.fields.owed, asMoney(file, rule.fields.owed, sum.sum)]] : [],
  );
  const refuse = (message: string) => amountProblem(rule.fields.amount, message);
  if (!owed) throw refuse(`先填“${file.fields[rule.fields.funds]?.label ?? ''}”，才算得出应追缴多少`);
  const amount = yuanOf(file, rule.fields.amount, event.fields?.get(rule.fields.amount));
  const on = event.fields?.get(rule.fields.recoveredOn);
  const slip = event.fields?.get(rule.fields.slip);
  // What is missing, or is none of theirs, the engine says.
  if (!amount || typeof on !== 'string' || typeof slip !== 'string' || slip.trim() === '') return { event };
  const promisedOn = entry.fields.get(rule.fields.promisedOn);
  const early = typeof promisedOn === 'string' && on < promisedOn;
  if (early) throw amountProblem(rule.fields.recoveredOn, `到账日期 ${on} 早于承诺日期 ${promisedOn}`);
  if (on > today) throw amountProblem(rule.fields.recoveredOn, `到账日期 ${on} 还没有到，到账以后再登记`);
  const before = yuanOf(file, rule.fields.recovered, entry.fields.get(rule.fields.recovered)) ?? ZERO;
  const problem = recoveryProblem(owed, before, amount);
  if (problem !== undefined) throw refuse(problem);
  const [twice] = await tx.rows(
    sql`select 1 as twice from clawback_recoveries where entry_id = ${entry.id} and slip = ${slip.trim()}`,
  );
  if (twice) throw refuse(`银行回单号“${slip.trim()}”已登记过`);
  computed.set(rule.fields.recovered, asMoney(file, rule.fields.recovered, add(before, amount)));
  return { event: { ...event, computed }, ...(sum && { sum }), recovery: { amount, on, slip: slip.trim() } };
}

/** Writes down what was worked out, beside the step that it was worked out for. */
export async function keepClawback(
  tx: Tx,
  entry: Entry,
  { sum, recovery }: ClawbackEvent,
  by: string,
  at: Date,
): Promise<void> {
  const { id, revision } = entry;
  if (sum) {
    await tx.run(sql`
      insert into clawback_sums (entry_id, revision, sum_yuan, funds_yuan, steps, at)
      values (${id}, ${revision}, ${toDecimalString(sum.sum, 2)}, ${toDecimalString(sum.funds, 2)},
        ${JSON.stringify(sum.steps)}::jsonb, ${at})`);
  }
  if (recovery) {
    await tx.run(sql`
      insert into clawback_recoveries (entry_id, revision, amount_yuan, received_on, slip, recorded_by, at)
      values (${id}, ${revision}, ${toDecimalString(recovery.amount, 2)}, ${recovery.on}, ${recovery.slip}, ${by}, ${at})`);
  }
}

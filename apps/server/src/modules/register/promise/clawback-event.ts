import {
  type Breach,
  CLAWBACK_RULES,
  computeClawback,
  PROMISE_SENSES,
  recoveryProblem,
} from '@tenglong/domain/policy';
import type { Entry, RegisterEvent } from '@tenglong/domain/register';
import { add, decimal, type Exact, toDecimalString, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { withEvent } from '../grant.ts';
import type { LoadedRegister } from '../register-library.ts';
import { asMoney, yuanOf } from './money-field.ts';
import { type Receiving, receivingOf } from './receiving.ts';

export interface KeptSum {
  readonly sum: Exact;
  readonly funds: Exact;
  readonly steps: readonly { label: string; value: string; unit: string; how: string }[];
}

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

const exact = (entry: Entry, name: string): Exact | undefined => {
  const value = entry.fields.get(name);
  return value !== null && typeof value === 'object' ? value : undefined;
};

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((one) => one === value);

/** What other promises of the same grant owe already. Whoever finds two broken at once waits here for the one before. */
async function owedElsewhere(tx: Tx, { loaded, rule }: Receiving, entry: Entry): Promise<Exact> {
  const [link] = await tx.rows<{ source: string }>(
    sql`select source_entry as source from commitment_links where commitment_entry = ${entry.id}`,
  );
  if (!link) return ZERO;
  await tx.rows(sql`select id from register_entries where id = ${link.source} for update`);
  const rows = await tx.rows<{ owed: string }>(sql`
    select e.fields->>${rule.fields.owed} as owed from commitment_links l join register_entries e on e.id = l.commitment_entry
    where l.source_entry = ${link.source} and l.commitment_entry <> ${entry.id} and e.fields->>${rule.fields.owed} is not null`);
  const { file } = loaded.register;
  return rows.reduce(
    (all, { owed }) => add(all, yuanOf(file, rule.fields.owed, decimal(owed)) ?? ZERO),
    ZERO,
  );
}

/** What a broken promise owes; nothing while nobody knows what was enjoyed for it. */
async function sumOf(tx: Tx, receiving: Receiving, entry: Entry): Promise<KeptSum | undefined> {
  const { loaded, rule } = receiving;
  const { fields } = rule;
  const funds = yuanOf(loaded.register.file, fields.funds, entry.fields.get(fields.funds));
  if (!funds) return undefined;
  const breach: Breach = {
    // 五(三): what was enjoyed is taken back; a promise that says no rule of its own goes by that.
    rule: oneOf(CLAWBACK_RULES, entry.fields.get(fields.back)) ?? 'whole',
    sense: oneOf(PROMISE_SENSES, entry.fields.get(fields.sense)) ?? 'deed',
    share: exact(entry, fields.share),
    promised: exact(entry, fields.promised),
    actual: exact(entry, fields.actual),
    funds,
    elsewhere: await owedElsewhere(tx, receiving, entry),
  };
  const result = computeClawback(breach);
  if (result.kind === 'sum') return { sum: result.sum, funds, steps: result.steps };
  const label = loaded.register.file.fields[fields[result.missing]]?.label ?? '';
  throw new Problem('CLAWBACK_UNKNOWN', {
    details: [{ path: fields[result.missing], message: `还缺“${label}”` }],
  });
}

/**
 * A step on the list of commitments with what the platform works out for it: what is owed when a promise is found broken,
 * and what has come back in all when a payment is recorded.
 *
 * @throws Problem CLAWBACK_UNKNOWN, CLAWBACK_AMOUNT
 */
export async function withClawback(
  tx: Tx,
  loaded: LoadedRegister,
  entry: Entry,
  event: RegisterEvent,
): Promise<ClawbackEvent> {
  const receiving = receivingOf(loaded);
  if (!receiving || event.kind !== 'move') return { event };
  const { rule } = receiving;
  const { file } = loaded.register;
  if (event.move !== rule.break && event.move !== rule.recover) return { event };
  if (!loaded.register.moves.get(event.move)?.from.includes(entry.stage)) return { event };
  const after = withEvent(entry, event);
  const told = yuanOf(file, rule.fields.owed, entry.fields.get(rule.fields.owed));
  const sum = told ? undefined : await sumOf(tx, receiving, after);
  const owed = told ?? sum?.sum;
  const computed = new Map(sum ? [[rule.fields.owed, asMoney(file, rule.fields.owed, sum.sum)]] : []);
  if (event.move === rule.break) {
    if (owed) computed.set(rule.fields.recovered, asMoney(file, rule.fields.recovered, ZERO));
    return { event: { ...event, computed }, ...(sum && { sum }) };
  }
  const refuse = (message: string) =>
    new Problem('CLAWBACK_AMOUNT', { details: [{ path: rule.fields.amount, message }] });
  if (!owed) throw refuse(`先填“${file.fields[rule.fields.funds]?.label ?? ''}”，才算得出应追缴多少`);
  const amount = yuanOf(file, rule.fields.amount, event.fields?.get(rule.fields.amount));
  const on = event.fields?.get(rule.fields.recoveredOn);
  const slip = event.fields?.get(rule.fields.slip);
  // What is missing, or is none of theirs, the engine says.
  if (!amount || typeof on !== 'string' || typeof slip !== 'string' || slip.trim() === '') return { event };
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

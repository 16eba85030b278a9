import { type Breach, CLAWBACK_RULES, computeClawback, PROMISE_SENSES } from '@tenglong/domain/policy';
import type { Entry } from '@tenglong/domain/register';
import { add, decimal, type Exact, ZERO } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import { yuanOf } from './money-field.ts';
import type { Receiving } from './receiving.ts';

export interface KeptSum {
  readonly sum: Exact;
  readonly funds: Exact;
  readonly steps: readonly { label: string; value: string; unit: string; how: string }[];
}

const exact = (entry: Entry, name: string): Exact | undefined => {
  const value = entry.fields.get(name);
  return value !== null && typeof value === 'object' ? value : undefined;
};

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((one) => one === value);

/** The application whose promises a commitment is one of; nothing for one that people put on the list. */
export async function sourceOf(tx: Tx, commitment: string): Promise<string | undefined> {
  const [link] = await tx.rows<{ source: string }>(
    sql`select source_entry as source from commitment_links where commitment_entry = ${commitment}`,
  );
  return link?.source;
}

/** What other promises of the same grant owe already. Whoever finds two broken at once waits here for the one before. */
async function owedElsewhere(tx: Tx, { loaded, rule }: Receiving, entry: Entry): Promise<Exact> {
  const source = await sourceOf(tx, entry.id);
  if (source === undefined) return ZERO;
  await tx.rows(sql`select id from register_entries where id = ${source} for update`);
  const rows = await tx.rows<{ owed: string }>(sql`
    select e.fields->>${rule.fields.owed} as owed from commitment_links l join register_entries e on e.id = l.commitment_entry
    where l.source_entry = ${source} and l.commitment_entry <> ${entry.id} and e.fields->>${rule.fields.owed} is not null`);
  const { file } = loaded.register;
  return rows.reduce(
    (all, { owed }) => add(all, yuanOf(file, rule.fields.owed, decimal(owed)) ?? ZERO),
    ZERO,
  );
}

/**
 * What a broken promise owes; nothing while nobody knows what was enjoyed for it.
 *
 * @throws Problem CLAWBACK_UNKNOWN
 */
export async function sumOf(tx: Tx, receiving: Receiving, entry: Entry): Promise<KeptSum | undefined> {
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

import type { Entry, Receives } from '@tenglong/domain/register';
import type { Exact } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../platform/database/index.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';
import { perYuan, yuanOf } from './money-field.ts';

/** The list of commitments with where it keeps what. */
export interface Receiving {
  readonly loaded: LoadedRegister;
  readonly rule: Receives;
}

/**
 * What a broken promise owes, in 元: as it was worked out, or, of one that was taken over or found before anybody knew, all
 * that was enjoyed; nothing while that is not known.
 */
export function owedOf(
  { loaded, rule }: Receiving,
  entry: Pick<Entry, 'stage' | 'fields'>,
): Exact | undefined {
  const { file } = loaded.register;
  const { owed, funds } = rule.fields;
  const told = yuanOf(file, owed, entry.fields.get(owed));
  return (
    told ?? (rule.broken.includes(entry.stage) ? yuanOf(file, funds, entry.fields.get(funds)) : undefined)
  );
}

/** The same of many rows in SQL, as a sum in 元; `e` is the row. */
export function owedSql({ loaded, rule }: Receiving): SQL {
  const { file } = loaded.register;
  const field = (name: string) => sql`(e.fields->>${name}::text)::numeric * ${perYuan(file, name)}::numeric`;
  return sql`coalesce(${field(rule.fields.owed)}, ${field(rule.fields.funds)})`;
}

/** What has come back, in 元. */
export const recoveredSql = ({
  loaded,
  rule,
}: Receiving): SQL => sql`(e.fields->>${rule.fields.recovered}::text)::numeric
  * ${perYuan(loaded.register.file, rule.fields.recovered)}::numeric`;

/** How a register follows up broken promises; nothing on a register that is no list of commitments. */
export function receivingOf(loaded: LoadedRegister): Receiving | undefined {
  const rule = loaded.register.file.receives;
  return rule && { loaded, rule };
}

/** The list of commitments of the plan in force, if it keeps one. */
export async function findReceiving(tx: Tx): Promise<Receiving | undefined> {
  for (const loaded of await listRegisters(tx)) {
    const found = receivingOf(loaded);
    if (found) return found;
  }
  return undefined;
}

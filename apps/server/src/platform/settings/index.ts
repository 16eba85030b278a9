import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Tx } from '../database/index.ts';
import { settings } from './tables.ts';

/** One thing an administrator may set: its key, its shape, and what holds until somebody sets it. */
export interface Setting<Value> {
  readonly key: string;
  readonly schema: z.ZodType<Value>;
  readonly fallback: Value;
}

/** What is set, or the fallback. A stored value that no longer fits its schema is a bug and throws. */
export async function getSetting<Value>(tx: Tx, { key, schema, fallback }: Setting<Value>): Promise<Value> {
  const [row] = await tx.orm.select().from(settings).where(eq(settings.key, key));
  return row ? schema.parse(row.value) : fallback;
}

/** Sets it; the caller audits the change under its own action. */
export async function saveSetting<Value>(
  tx: Tx,
  setting: Setting<Value>,
  value: Value,
  at: Date,
): Promise<void> {
  const row = { key: setting.key, value: setting.schema.parse(value), updatedAt: at.toISOString() };
  await tx.orm.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row });
}

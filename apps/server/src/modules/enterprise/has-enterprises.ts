import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** Whether a roster has ever been taken in, whoever asks: of which enterprises it consists nobody learns by this. */
export async function hasEnterprises(tx: Tx): Promise<boolean> {
  const [row] = await tx.rows<{ some: boolean }>(sql`select exists (select from enterprises) as some`);
  return row?.some ?? false;
}

import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** Any number will do, as long as every node takes the same. */
const COMMIT_LOCK = 7_245_310_002;

/** Commits, undos and rulings on figures in force go one after the other, on whichever node. */
export const takeCommitLock = (tx: Tx): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(${COMMIT_LOCK})`);

import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { users } from './tables.ts';
import type { User } from './users.ts';

/**
 * @param hold - keeps others from changing them until the end of the transaction
 * @throws Problem PERSON_NOT_FOUND
 */
export async function getPerson(tx: Tx, id: string, hold = false): Promise<User> {
  const query = tx.orm.select().from(users).where(eq(users.id, id));
  const [user] = await (hold ? query.for('update') : query);
  if (!user) throw new Problem('PERSON_NOT_FOUND');
  return user;
}

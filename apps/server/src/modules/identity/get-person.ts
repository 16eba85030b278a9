import { eq } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { users } from './tables.ts';
import type { User } from './users.ts';

/** @throws Problem PERSON_NOT_FOUND */
export async function getPerson(tx: Tx, id: string): Promise<User> {
  const [user] = await tx.orm.select().from(users).where(eq(users.id, id));
  if (!user) throw new Problem('PERSON_NOT_FOUND');
  return user;
}

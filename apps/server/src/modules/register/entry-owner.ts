import { sql } from 'drizzle-orm';
import type { Owner } from '../enterprise/index.ts';

/** Whose an entry `e` is: its township's, and its enterprise's where it is about one. */
export const ENTRY_OWNER: Owner = { unit: sql`e.unit_id`, enterprise: sql`e.subject_id` };

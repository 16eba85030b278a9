import { pgTable, text } from 'drizzle-orm/pg-core';
import { instant, json } from '../database/index.ts';

export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: json<unknown>('value').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

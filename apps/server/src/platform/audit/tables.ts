import { boolean, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { count, instant, json } from '../database/index.ts';

export const auditLog = pgTable('audit_log', {
  seq: count('seq').primaryKey(),
  at: instant('at').notNull(),
  actorId: uuid('actor_id'),
  account: text('account').notNull(),
  name: text('name').notNull(),
  action: text('action').notNull(),
  subject: text('subject').notNull(),
  source: json<unknown>('source'),
  before: json<unknown>('before'),
  after: json<unknown>('after'),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

export const auditHead = pgTable('audit_head', {
  single: boolean('single').primaryKey().default(true),
  seq: count('seq').notNull(),
  hash: text('hash').notNull(),
});

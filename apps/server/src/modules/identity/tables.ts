import type { Role } from '@tenglong/contracts/identity';
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant } from '../../platform/database/index.ts';

export const users = pgTable('users', {
  id: uuid('id').primaryKey(),
  account: text('account').notNull(),
  displayName: text('display_name').notNull(),
  department: text('department').notNull(),
  role: text('role').$type<Role>().notNull(),
  units: text('units').array(),
  departmentId: text('department_id'),
  creditCode: text('credit_code'),
  passwordHash: text('password_hash').notNull(),
  passwordSetAt: instant('password_set_at').notNull(),
  disabledAt: instant('disabled_at'),
  createdAt: instant('created_at').notNull(),
});

export const sessions = pgTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  openedAt: instant('opened_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
});

export const signInAttempts = pgTable('sign_in_attempts', {
  accountHash: text('account_hash').primaryKey(),
  failures: integer('failures').notNull(),
  lockedUntil: instant('locked_until'),
  lastAt: instant('last_at').notNull(),
});

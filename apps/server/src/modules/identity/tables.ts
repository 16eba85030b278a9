import type { Role } from '@tenglong/contracts/identity';
import { bigint, boolean, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
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
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  lastSignedInAt: instant('last_signed_in_at'),
  ssoSubject: text('sso_subject'),
  factorSecret: text('factor_secret'),
  factorConfirmedAt: instant('factor_confirmed_at'),
  factorStep: bigint('factor_step', { mode: 'number' }),
});

export const sessions = pgTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  userId: uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  openedAt: instant('opened_at').notNull(),
  lastSeenAt: instant('last_seen_at').notNull(),
  actingFor: uuid('acting_for'),
});

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid('user_id').notNull(),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

export const deputies = pgTable('deputies', {
  id: uuid('id').primaryKey(),
  userId: uuid('user_id').notNull(),
  deputyId: uuid('deputy_id').notNull(),
  kind: text('kind').$type<'deputy' | 'handover'>().notNull(),
  fromOn: date('from_on').notNull(),
  toOn: date('to_on'),
  note: text('note').notNull(),
  madeAt: instant('made_at').notNull(),
  madeBy: text('made_by').notNull(),
  endedAt: instant('ended_at'),
});

export const signInAttempts = pgTable('sign_in_attempts', {
  accountHash: text('account_hash').primaryKey(),
  failures: integer('failures').notNull(),
  lockedUntil: instant('locked_until'),
  lastAt: instant('last_at').notNull(),
});

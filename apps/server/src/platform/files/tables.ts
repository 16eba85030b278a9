import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, count, instant } from '../database/index.ts';

export const files = pgTable('files', {
  sha256: text('sha256').primaryKey(),
  size: count('size').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const fileChunks = pgTable(
  'file_chunks',
  {
    sha256: text('sha256')
      .notNull()
      .references(() => files.sha256, { onDelete: 'cascade' }),
    seq: integer('seq').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.seq] })],
);

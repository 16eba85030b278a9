/// <reference types="vite/types/importMeta.d.ts" />
import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from './database.ts';

/** Every `tables.ts` of the server: what drizzle believes must be what the migrations made. */
const files = import.meta.glob<Record<string, unknown>>('../src/**/tables.ts', { eager: true });
const tables = Object.values(files)
  .flatMap((file) => Object.values(file))
  .filter((value): value is PgTable => is(value, PgTable));

const { db, close } = await createTestDatabase();
afterAll(close);

const columns = await db.read((tx) =>
  tx.rows<{ table: string; name: string; type: string; required: boolean; key: boolean }>(sql`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
      coalesce(a.attnum = any (i.indkey), false) as key
    from pg_attribute a join pg_class c on c.oid = a.attrelid
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`),
);
const describeTable = (rows: { name: string; type: string; required: boolean; key: boolean }[]) =>
  rows
    .map(
      ({ name, type, required, key }) => `${name} ${type}${required ? ' not null' : ''}${key ? ' key' : ''}`,
    )
    .sort();

test('there are tables to compare', () => {
  expect(tables.length).toBeGreaterThan(5);
});

describe.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  'table %s',
  (name, table) => {
    test('is for drizzle what the migrations made', () => {
      const config = getTableConfig(table);
      const composite = new Set(
        config.primaryKeys.flatMap((key) => key.columns.map((column) => column.name)),
      );
      const believed = config.columns.map((column) => ({
        name: column.name,
        type: column.getSQLType(),
        required: column.notNull || composite.has(column.name),
        key: column.primary || composite.has(column.name),
      }));
      expect(describeTable(believed)).toEqual(
        describeTable(columns.filter((column) => column.table === name)),
      );
    });
  },
);

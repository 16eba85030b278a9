import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.ts';
import { inOrder, listTables } from './list-tables.ts';

const { db, close } = await createTestDatabase();
afterAll(close);
const table = (name: string) => ({ name, columns: [] });

test('tables are written after those they refer to', () => {
  const ordered = inOrder(['c', 'b', 'a'].map(table), [
    { name: 'c', target: 'b' },
    { name: 'b', target: 'a' },
  ]);
  expect(ordered.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('tables that refer to one another in a circle are refused', () => {
  const references = [
    { name: 'a', target: 'b' },
    { name: 'b', target: 'a' },
  ];
  expect(() => inOrder(['a', 'b'].map(table), references)).toThrow('circle');
});

test('the product’s own tables have no such circle', async () => {
  const names = (await db.read(listTables)).map(({ name }) => name);
  expect(names).toContain('audit_log');
  expect(names.indexOf('files')).toBeLessThan(names.indexOf('file_chunks'));
});

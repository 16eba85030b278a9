import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../../test/database.ts';
import { getSetting, saveSetting } from './index.ts';

const { db, close } = await createTestDatabase();
afterAll(close);
const at = new Date('2023-09-01T02:00:00Z');
const days = { key: 'reminder.days', schema: z.number().int().min(1), fallback: 7 };

test('the fallback holds until somebody sets it, then the last value set', async () => {
  expect(await db.read((tx) => getSetting(tx, days))).toBe(7);
  await db.transaction((tx) => saveSetting(tx, days, 3, at));
  await db.transaction((tx) => saveSetting(tx, days, 5, at));
  expect(await db.read((tx) => getSetting(tx, days))).toBe(5);
});

test('a value that does not fit is not stored', async () => {
  await expect(db.transaction((tx) => saveSetting(tx, days, 0, at))).rejects.toThrow();
  expect(await db.read((tx) => getSetting(tx, days))).toBe(5);
});

import type { EntryDetail } from '@tenglong/contracts/register';
import { whole } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, name } from '../../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../../test/small-county.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { loadFactsFor } from '../entry-facts.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import { listRegisters } from '../register-library.ts';
import { loadDayFacts } from './day-facts.ts';

/** A list whose lights ask of the enterprise and of what else is on the lists about it. */
const WATCHED = {
  id: 'watched',
  title: '关注清单',
  shortTitle: '关注',
  clauses: ['1'],
  subject: 'enterprise',
  subjectLabel: '企业',
  measure: '家',
  others: { cleaning: { label: '在整治', register: 'cleanup', stages: ['working', 'checking'] } },
  fields: {},
  evidence: {},
  stages: [
    { id: 'on', title: '在列', deadline: { days: 10, count: 'calendar' } },
    { id: 'off', title: '办结', kind: 'closed' },
  ],
  opening: { title: '列入', stage: 'on', by: ['office'] },
  moves: [{ id: 'end', title: '办结', from: ['on'], to: 'off', by: ['office'], second: true }],
  lights: [
    {
      light: 'amber',
      title: '正在整治',
      when: {
        all: [
          { atLeast: [{ fact: 'others.cleaning' }, { value: '1', unit: '件' }] },
          { atLeast: [{ fact: 'enterprise.landMu' }, { value: '10', unit: '亩' }] },
        ],
      },
    },
  ],
};

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty((documents) => [
    ...documents,
    { path: 'registers/watched.yaml', value: WATCHED },
  ]);
  await sendAll(county);
  for (const [register, firm] of [
    ...([1, 2, 3, 4].map((one) => ['watched', one]) as [string, number][]),
    ...([1, 3].map((one) => ['cleanup', one]) as [string, number][]),
  ]) {
    const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
    const opened = await county.office.post(`/api/registers/${register}/entries`, body);
    expect(opened.json<EntryDetail>().register).toBe(register);
  }
});
afterAll(() => county.close());

const readRows = (tx: Tx, most: number) =>
  tx.rows<StoredEntry>(
    sql`select ${ENTRY_COLUMNS} from register_entries e where e.register = 'watched' order by e.id limit ${most}`,
  );

describe('what a day asks of the subjects of open entries', () => {
  test('is what a person’s step would find, of the enterprise and of the other lists', async () => {
    await county.database.db.read(async (tx) => {
      const registers = await listRegisters(tx);
      const rows = await readRows(tx, 10);
      const factsOf = await loadDayFacts(tx, registers, rows);
      const watched = registers.find(({ register }) => register.file.id === 'watched');
      if (!watched) throw new Error('no such list');
      expect(rows).toHaveLength(4);
      for (const row of rows) {
        const single = await loadFactsFor(tx, watched, toEntry(row, watched.register), '2023-09-01');
        const { facts } = factsOf(row);
        expect(facts('others.cleaning', 0)).toEqual(single('others.cleaning', 0));
        expect(facts('landMu', 0)).toEqual(single('landMu', 0));
        expect(facts('landMu', 0)).toBeDefined();
      }
      const cleaned = rows.map((row) => factsOf(row).facts('others.cleaning', 0));
      expect(
        cleaned.filter((one) => JSON.stringify(one, big) === JSON.stringify(whole(1), big)),
      ).toHaveLength(2);
    });
  });

  test('is asked as often for four as for one', async () => {
    await county.database.db.read(async (tx) => {
      const registers = await listRegisters(tx);
      const counts = [];
      for (const most of [1, 4]) {
        let asked = 0;
        const counting = new Proxy(tx, {
          get: (target, key) => {
            if (key === 'rows' || key === 'orm') asked += 1;
            return Reflect.get(target, key, target);
          },
        });
        await loadDayFacts(counting, registers, await readRows(tx, most));
        counts.push(asked);
      }
      expect(counts[1]).toBe(counts[0]);
    });
  });
});

const big = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

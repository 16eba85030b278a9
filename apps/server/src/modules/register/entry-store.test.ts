import type { EntryDetail } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';
import type { Scope } from '../../platform/actor/index.ts';
import { getEntry, getRegisterOf } from './entry-store.ts';
import { getRegister } from './register-library.ts';

let county: SmallCounty;
let id = '';
/** Firm 1 is of 石桥街道. */
beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  const body = { subjectId: code(1), subjectName: name(1), unitId: null, fields: {} };
  id = (await county.office.post('/api/registers/cleanup/entries', body)).json<EntryDetail>().id;
});
afterAll(() => county.close());

const all = { fields: { kind: 'all' } } as const;
const SCOPES: readonly (readonly [string, Scope, boolean])[] = [
  ['the county', { ...all, kind: 'county' }, true],
  ['its own township', { ...all, kind: 'units', units: ['339921001'] }, true],
  ['another township', { ...all, kind: 'units', units: ['339921102'] }, false],
  ['a township of nowhere', { ...all, kind: 'units', units: [] }, false],
  ['the enterprise itself', { ...all, kind: 'enterprise', creditCode: code(1) }, true],
  ['another enterprise', { ...all, kind: 'enterprise', creditCode: code(2) }, false],
];

// Every route asks both one after the other; each keeps the scope by itself, so that neither can be left out.
describe.each([
  ['read', false],
  ['held', true],
])('an entry that is %s', (_how, lock) => {
  test.each(SCOPES)('is there for %s: %#', async (_who, scope, there) => {
    const found = county.deps.db.transaction(async (tx) => {
      const { register } = await getRegister(tx, 'cleanup');
      return (await getEntry(tx, scope, register, id, lock)).id;
    });
    if (there) expect(await found).toBe(id);
    else await expect(found).rejects.toMatchObject({ code: 'ENTRY_NOT_FOUND' });
  });
});

test.each(SCOPES)('which list it is on is told to %s: %#', async (_who, scope, there) => {
  const found = county.deps.db.read((tx) => getRegisterOf(tx, scope, id));
  if (there) expect(await found).toBe('cleanup');
  else await expect(found).rejects.toMatchObject({ code: 'ENTRY_NOT_FOUND' });
});

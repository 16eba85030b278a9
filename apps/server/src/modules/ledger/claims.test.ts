import type { LedgerCheck, LedgerOverview } from '@tenglong/contracts/ledger';
import type { EntryDetail } from '@tenglong/contracts/register';
import type { PlanDocument } from '@tenglong/domain/plan';
import { decimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BRIDGE, withLedger } from '../../../test/plans/yunping-ledger.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';
import { systemActor } from '../../platform/actor/index.ts';
import { getActivePlan } from '../plan/index.ts';
import { bookEntry } from './book-entry.ts';

interface Yards {
  readonly fields: object;
  readonly ledger: readonly { readonly resource: string }[];
}
const text = (label: string) => ({ type: 'text', label, sensitivity: 'public' });

/** The list of yards, which goes by firms, and a second one that goes by parcels: both free land. */
function twoLists(documents: readonly PlanDocument[]): readonly PlanDocument[] {
  const all = withLedger(documents);
  const yards = all.find(({ path }) => path === 'registers/yards.yaml')?.value as Yards;
  const once = (rule: object) =>
    yards.ledger.map((one) => (one.resource === 'land' ? { ...one, once: rule } : one));
  const fields = {
    ...yards.fields,
    parcels: text('宗地'),
    owner: text('使用权人'),
    deal: text('编号'),
    ownerCode: text('代码'),
  };
  const plots = { id: 'plots', title: '闲置地块清单', shortTitle: '闲置地块', subjectLabel: '地块' };
  return [
    ...all.filter(({ path }) => path !== 'registers/yards.yaml'),
    {
      path: 'registers/yards.yaml',
      value: { ...yards, fields, ledger: once({ parcel: { field: 'parcels' }, firm: 'subject' }) },
    },
    {
      // Deals: parts of a parcel sold one by one, each under a number of its own.
      path: 'registers/deals.yaml',
      value: {
        ...yards,
        id: 'deals',
        title: '转让清单',
        shortTitle: '转让',
        subjectLabel: '地块',
        fields,
        severalBy: 'deal',
        ledger: once({
          parcel: { field: 'parcels' },
          partOf: 'subject',
          firm: { field: 'ownerCode' },
          firmName: 'owner',
        }),
      },
    },
    {
      path: 'registers/plots.yaml',
      value: {
        ...yards,
        ...plots,
        fields,
        ledger: once({ parcel: 'subject', firm: { field: 'ownerCode' }, firmName: 'owner' }),
      },
    },
  ];
}

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty(twoLists);
});
afterAll(() => county.close());

type Fields = Record<string, string>;
const open = async (register: string, subjectId: string, subjectName: string, fields: Fields) => {
  const body = { subjectId, subjectName, unitId: BRIDGE, fields: { way: 'close', ...fields } };
  const answer = await county.office.post(`/api/registers/${register}/entries`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<EntryDetail>().id;
};
const act = async (id: string, body: object) => {
  const { revision } = await county.read<EntryDetail>(`/api/entries/${id}`);
  return county.office.post(`/api/entries/${id}/events`, { revision, ...body });
};
const accept = (id: string, fields: Fields = {}) => act(id, { kind: 'move', move: 'accept', fields });
const freed = async () => {
  const { resources } = await county.read<LedgerOverview>('/api/ledger');
  return resources.find(({ id }) => id === 'land')?.freed;
};
const said = (answer: Awaited<ReturnType<typeof accept>>) => [
  answer.statusCode,
  answer.json().code,
  ...(answer.json().details ?? []).map(({ message }: { message: string }) => message),
];

describe('one parcel in two lists', () => {
  let yard = '';
  let plot = '';

  test('is freed by whichever comes first, and the second is refused by the name of the first', async () => {
    yard = await open('yards', 'A', '甲公司', { freed: '8', parcels: 'YP-01、YP-02' });
    plot = await open('plots', 'YP-02', '桥头地块', { freed: '3', owner: '甲公司', ownerCode: 'A' });
    expect((await accept(yard)).statusCode).toBe(200);
    expect(said(await accept(plot))).toEqual([
      409,
      'LEDGER_CLAIMED',
      '宗地 YP-02 已由堆场腾退“甲公司”腾出，这里的用地 3 亩不再计',
    ]);
    expect(await freed()).toBe('8');
    expect((await county.read<EntryDetail>(`/api/entries/${plot}`)).stage).toBe('working');
  });

  test('goes on with nothing freed, and is free again once the first falls back', async () => {
    expect((await accept(plot, { freed: '0' })).statusCode).toBe(200);
    expect(await freed()).toBe('8');
    expect((await act(yard, { kind: 'move', move: 'return', reason: '面积不实' })).statusCode).toBe(200);
    expect((await act(plot, { kind: 'amend', fields: { freed: '3' } })).statusCode).toBe(200);
    expect(await freed()).toBe('3');
    expect(said(await accept(yard))[1]).toBe('LEDGER_CLAIMED');
  });

  test('another parcel of the same firm is freed beside it', async () => {
    expect((await accept(yard, { parcels: 'YP-01', freed: '5' })).statusCode).toBe(200);
    expect(await freed()).toBe('8');
  });
});

describe('land of one firm that does not say which parcel', () => {
  test('is refused until it says so', async () => {
    const plot = await open('plots', 'YP-11', '河西地块', { freed: '2', owner: '乙公司' });
    expect((await accept(plot)).statusCode).toBe(200);
    const yard = await open('yards', 'B', '乙公司', { freed: '4' });
    expect(said(await accept(yard))).toEqual([
      ...[409, 'LEDGER_CLAIMED'],
      '乙公司的用地已由闲置地块“河西地块”腾出，没有写明宗地编号，分不清这里的 4 亩是不是同一宗',
    ]);
    expect(await freed()).toBe('10');
    expect((await accept(yard, { parcels: 'YP-12' })).statusCode).toBe(200);
    expect(await freed()).toBe('14');
  });
});

describe('an office’s own list that frees a parcel again', () => {
  test('is taken over with a doubt that names the first, counts nothing, and the books agree', async () => {
    const yard = await open('yards', 'C', '丙公司', { freed: '6', parcels: 'YP-11' });
    await county.database.db.transaction(async (tx) => {
      const { plan, version } = await getActivePlan(tx);
      await tx.run(sql`update register_entries set stage = 'accepted' where id = ${yard}`);
      await tx.run(sql`update register_events set stage = 'accepted' where entry_id = ${yard}`);
      const place = (account: string) => ({ account, unit: BRIDGE });
      await bookEntry(tx, {
        plan,
        planVersionId: version.id,
        entryId: yard,
        register: 'yards',
        subjectName: '丙公司',
        unit: BRIDGE,
        revision: 1,
        occasion: '接管清单',
        believed: true,
        actor: systemActor('test', '测试'),
        on: '2023-09-01',
        at: county.clock.now(),
        holdings: {
          postings: [{ resource: 'land', from: place('close'), to: place('reserve'), amount: decimal('6') }],
          gaps: [],
          claims: [
            {
              resource: 'land',
              parcels: ['YP-11'],
              partsOf: [],
              firmCode: 'C',
              firmName: '丙公司',
              by: 'parcel',
              year: '2023',
              rest: false,
              unsaid: null,
              amount: decimal('6'),
              posting: 0,
            },
          ],
        },
      });
    });
    expect(await freed()).toBe('14');
    const { gaps } = await county.read<LedgerOverview>('/api/ledger');
    expect(gaps.find(({ entryId }) => entryId === yard)?.message).toBe(
      '宗地 YP-11 已由闲置地块“河西地块”腾出，这里的用地 6 亩不再计',
    );
    expect(await county.read<LedgerCheck>('/api/ledger/check')).toMatchObject({ sound: true, problems: [] });
  });

  test('may go on, the doubt going with it', async () => {
    const { gaps } = await county.read<LedgerOverview>('/api/ledger');
    const doubt = gaps.find(({ message }) => message.includes('YP-11'))?.entryId ?? '';
    expect((await act(doubt, { kind: 'amend', fields: { saved: '1' } })).statusCode).toBe(200);
    expect(await freed()).toBe('14');
    expect((await act(doubt, { kind: 'amend', fields: { parcels: 'YP-13' } })).statusCode).toBe(200);
    expect(await freed()).toBe('20');
  });
});

describe('parts of a parcel that was split (clauses 19 and 24)', () => {
  const owned = { owner: '丁公司', ownerCode: 'D' };
  test('are freed one by one, each part once, and the whole parcel no more', async () => {
    const sold = (deal: string, parcels: string) =>
      open('deals', 'YP-30', '东头地块', { freed: '10', parcels, deal, ...owned });
    const [first, second, again] = [
      await sold('1', 'YP-30-1'),
      await sold('2', 'YP-30-2'),
      await sold('3', 'YP-30-2'),
    ];
    const before = Number(await freed());
    expect((await accept(first)).statusCode).toBe(200);
    expect((await accept(second)).statusCode).toBe(200);
    expect(Number(await freed()) - before).toBe(20);
    expect(said(await accept(again))).toEqual([
      409,
      'LEDGER_CLAIMED',
      '宗地 YP-30-2 已由转让“东头地块”腾出，这里的用地 10 亩不再计',
    ]);
    const whole = await open('plots', 'YP-30', '东头地块', { freed: '30', ...owned });
    expect(said(await accept(whole))).toEqual([
      409,
      'LEDGER_CLAIMED',
      '宗地 YP-30 已由转让“东头地块”腾出，这里的用地 30 亩不再计',
    ]);
    expect(Number(await freed()) - before).toBe(20);
  });

  test('are not freed again once the whole parcel was', async () => {
    const whole = await open('plots', 'YP-40', '西头地块', { freed: '30', ...owned });
    expect((await accept(whole)).statusCode).toBe(200);
    const part = await open('deals', 'YP-40', '西头地块', {
      freed: '10',
      parcels: 'YP-40-1',
      deal: '4',
      ...owned,
    });
    expect(said(await accept(part))).toEqual([
      409,
      'LEDGER_CLAIMED',
      '宗地 YP-40 已由闲置地块“西头地块”腾出，这里的用地 10 亩不再计',
    ]);
  });
});

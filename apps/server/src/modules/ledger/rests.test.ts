import type { LedgerCheck, LedgerOverview } from '@tenglong/contracts/ledger';
import type { Contradictions } from '@tenglong/contracts/plan';
import type { EntryDetail } from '@tenglong/contracts/register';
import type { PlanDocument } from '@tenglong/domain/plan';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BRIDGE, withLedger } from '../../../test/plans/yunping-ledger.ts';
import { createSmallCounty, type SmallCounty } from '../../../test/small-county.ts';

interface Yards {
  readonly fields: object;
  readonly ledger: readonly { readonly resource: string }[];
}
const UNSAID = '锅炉与堆场省下的用能';
const text = (label: string) => ({ type: 'text', label, sensitivity: 'public' });

/** Yards that go by firms and boilers that stand in firms: both save energy, and the plan does not say whether it is one. */
function twoLists(documents: readonly PlanDocument[]): readonly PlanDocument[] {
  const all = withLedger(documents);
  const fileOf = (path: string) => all.find((one) => one.path === path)?.value as object;
  const yards = fileOf('registers/yards.yaml') as Yards;
  const once = (firm: object) =>
    yards.ledger.map((rule) =>
      rule.resource === 'energy' ? { ...rule, once: { ...firm, rest: true, unsaid: UNSAID } } : rule,
    );
  const boilers = { id: 'boilers', title: '锅炉处置清单', shortTitle: '锅炉处置', subjectLabel: '锅炉' };
  const fields = { ...yards.fields, owner: text('企业'), ownerCode: text('代码') };
  const unsaid = [{ quantity: UNSAID, at: '附件3#1', sentence: '没有写是不是同一笔' }];
  const changed: Readonly<Record<string, object>> = {
    'ledger.yaml': { ...fileOf('ledger.yaml'), unsaid },
    'registers/yards.yaml': { ...yards, ledger: once({ firm: 'subject' }) },
  };
  return [
    ...all.map(({ path, value }) => ({ path, value: changed[path] ?? value })),
    {
      path: 'registers/boilers.yaml',
      value: {
        ...yards,
        ...boilers,
        fields,
        ledger: once({ firm: { field: 'ownerCode' }, firmName: 'owner' }),
      },
    },
  ];
}

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty(twoLists);
});
afterAll(() => county.close());

const open = async (register: string, subjectId: string, subjectName: string, fields: object) => {
  const body = { subjectId, subjectName, unitId: BRIDGE, fields: { way: 'close', ...fields } };
  const answer = await county.office.post(`/api/registers/${register}/entries`, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<EntryDetail>().id;
};
const act = async (id: string, body: object) => {
  const { revision } = await county.read<EntryDetail>(`/api/entries/${id}`);
  const answer = await county.office.post(`/api/entries/${id}/events`, { revision, ...body });
  expect(answer.statusCode, answer.body).toBe(200);
};
const accept = (id: string) => act(id, { kind: 'move', move: 'accept', fields: {} });
/** What the books come to, and what they say is left out; they always agree with the entries. */
const books = async () => {
  expect(await county.read<LedgerCheck>('/api/ledger/check')).toMatchObject({ sound: true, problems: [] });
  const { resources, gaps } = await county.read<LedgerOverview>('/api/ledger');
  const freed = resources.find(({ id }) => id === 'energy')?.freed;
  return [freed, gaps.map(({ subjectName, message }) => `${subjectName}：${message}`).sort()];
};
const rule = async (value: string) => {
  const { versionId, rows } = await county.read<Contradictions>('/api/plan/contradictions');
  const key = rows.find(({ kind }) => kind === 'unsaid')?.key;
  const body = { versionId, key, value, reason: '核对过两张清单', status: 'adopted' };
  const answer = await county.office.post('/api/plan/rulings', body);
  expect(answer.statusCode, answer.body).toBe(200);
};

const ASSUMED = '（方案没有写明是否同一笔，暂按同一笔）';
const OWNED = { owner: '甲公司', ownerCode: 'A' };
let yard = '';

test('what another list has in the books already is left out, and said; of more only the rest is booked: 100 + (80 + 50 − 100)', async () => {
  yard = await open('yards', 'A', '甲公司', { saved: '100' });
  await accept(yard);
  await accept(await open('boilers', 'B-1', '一号锅炉', { saved: '80', ...OWNED }));
  expect(await books()).toEqual([
    '100',
    [`一号锅炉：用能 80 吨标准煤已由堆场腾退“甲公司”计入，不再计${ASSUMED}`],
  ]);
  await accept(await open('boilers', 'B-2', '二号锅炉', { saved: '50', ...OWNED }));
  expect(await books()).toEqual([
    '130',
    [
      `一号锅炉：用能 80 吨标准煤已由堆场腾退“甲公司”计入，不再计${ASSUMED}`,
      `二号锅炉：用能 50 吨标准煤中 20 已由堆场腾退“甲公司”计入，这里只记 30${ASSUMED}`,
    ],
  ]);
});

test('once the first falls back the others are booked whole, 80 + 50, without anybody touching them', async () => {
  await act(yard, { kind: 'move', move: 'return', reason: '数不实' });
  expect(await books()).toEqual(['130', []]);
  await accept(yard);
  expect(await books()).toEqual([
    '130',
    [`甲公司：用能 100 吨标准煤已由锅炉处置“一号锅炉”、锅炉处置“二号锅炉”计入，不再计${ASSUMED}`],
  ]);
});

test('ruled that each is its own, all are booked, 100 + 80 + 50; ruled that they are one, 130 again and the ruling is named', async () => {
  await rule('分别计');
  expect(await books()).toEqual(['230', []]);
  await rule('同一笔');
  const [freed, leftOut] = await books();
  expect(freed).toBe('130');
  // They are held against each other anew, boilers before yards.
  expect(leftOut).toEqual([
    '甲公司：用能 100 吨标准煤已由锅炉处置“一号锅炉”、锅炉处置“二号锅炉”计入，不再计（依裁定是同一笔）',
  ]);
});

test('another firm’s boiler is booked whole', async () => {
  await accept(await open('boilers', 'B-3', '三号锅炉', { saved: '7', owner: '乙公司', ownerCode: 'B' }));
  expect((await books())[0]).toBe('137');
});

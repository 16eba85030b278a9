import { fileURLToPath } from 'node:url';
import type { PolicyDraft, PolicyEdit } from '@tenglong/contracts/policy';
import {
  checkCondition,
  conditionRoom,
  findConditions,
  type PolicyFile,
  sayInRoom,
} from '@tenglong/domain/policy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestClient } from '../../../../test/app.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import { getActivePlan, loadPlan, readPlanFolder } from '../../plan/index.ts';

const yuhuan = fileURLToPath(new URL('../../../../../../plans/yuhuan-2021-2023', import.meta.url));

let app: TestApp;
let office: TestClient;
beforeAll(async () => {
  app = await createTestApp();
  const reading = await readPlanFolder(yuhuan);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  await loadPlan(app.deps, systemActor('test', '测试'), reading.documents);
  office = await app.as('office');
});
afterAll(() => app.close());

const MEET = ['definitions', 'countedItems', 'is', 'meet'];
/** Bought in time, and dearer than a price that is written out. */
const dearerThan = (value: string, unit: string): PolicyEdit => ({
  file: 'policy',
  do: 'set',
  at: MEET,
  value: {
    all: [
      { item: 'productive' },
      { above: [{ item: 'unitPriceInclTax' }, { value, unit }] },
      { atLeast: [{ item: 'purchasedOn' }, { fact: 'project.buildFrom' }] },
    ],
  },
});
async function draftWith(edit: PolicyEdit): Promise<PolicyDraft> {
  const { id } = (await office.post('/api/policies/22-equipment/drafts', { purpose: '专题会议定' })).json();
  const answer = await office.patch(`/api/policy-drafts/${id}`, { revision: 1, edits: [edit], reason: '' });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return (await office.get(`/api/policy-drafts/${id}`)).json();
}

test('a condition that was changed is remembered in words, with what stood there before', async () => {
  const { history } = await draftWith(dearerThan('6', '万元'));
  expect(history[0]).toMatchObject({
    says: '改定义“计入的购置设备”',
    before: expect.stringContaining('单价（含税） ≥ 50,000 元'),
    after: '生产性设备（含检测设备），且单价（含税） > 6 万元，且购置日期 ≥ 建设起始日期',
  });
});

test('a unit that cannot be compared stands beside the condition in the check of the whole policy too', async () => {
  const { faults } = await draftWith(dearerThan('6', '㎡'));
  expect(faults.map(({ path, message }) => [path, message])).toContainEqual([
    'definitions.countedItems.is.meet.all[1]',
    '单位不相容：“元”与“㎡”不能相加或比较',
  ]);
});

test('every condition of every policy of the plan can be said and is sound where it stands', async () => {
  const { plan } = await app.database.db.read((tx) => getActivePlan(tx));
  const placesOf = ({ provisions, definitions }: PolicyFile) => [
    ...provisions.flatMap((one, index) => findConditions(one, ['provisions', index])),
    ...Object.entries(definitions).flatMap(([name, one]) => findConditions(one, ['definitions', name])),
  ];
  let seen = 0;
  for (const { file } of plan.policies) {
    for (const place of placesOf(file)) {
      const room = conditionRoom(file, place)!;
      seen += 1;
      expect([file.id, place.at, checkCondition(room, place.expression)]).toEqual([file.id, place.at, []]);
      expect(sayInRoom(room, place.expression)).not.toBe('');
    }
  }
  expect(seen).toBeGreaterThan(70);
});

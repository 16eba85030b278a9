import type { Contradictions, PlanOverview, PlanVersion } from '@tenglong/contracts/plan';
import type { PlanDocument } from '@tenglong/domain/plan';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSmallCounty, type SmallCounty, yunpingDocuments } from '../../../test/small-county.ts';

let county: SmallCounty;
let folder: readonly PlanDocument[];
beforeAll(async () => {
  folder = await yunpingDocuments();
  county = await createSmallCounty();
});
afterAll(() => county.close());

const KEY = 'value-differs:年度投资完成率';
const table = () => county.read<Contradictions>('/api/plan/contradictions');
const inForce = async () => (await table()).rows.find(({ key }) => key === KEY)!.ruling;
const draft = async () =>
  (await county.read<PlanVersion[]>('/api/plan/versions')).find(({ status }) => status === 'draft')!;

/** The folder with its ruling on the completion rate written another way. */
const edited = (reason: string): PlanDocument[] =>
  folder.map(({ path, value }) => {
    if (path !== 'rulings.yaml') return { path, value };
    const { rulings } = value as { rulings: { id: string; reason: string }[] };
    return {
      path,
      value: { rulings: rulings.map((one) => (one.id === 'rate-2023' ? { ...one, reason } : one)) },
    };
  });

async function ruleOnScreen(reason: string): Promise<void> {
  const { versionId, rows } = await table();
  const value = rows.find(({ key }) => key === KEY)!.readings[1]!.text;
  const answer = await county.office.post('/api/plan/rulings', { versionId, key: KEY, value, reason });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}
const adopt = (id: string, decision: object) =>
  county.office.post(`/api/plan/versions/${id}/adopt`, decision);

describe('a ruling of the folder', () => {
  test('edited while nobody ruled on screen is an ordinary difference', async () => {
    expect((await county.load(edited('文件夹改过的理由'))).status).toBe('draft');
    const { id, conflicts, changes } = await draft();
    expect(conflicts).toEqual([]);
    expect(changes).toContainEqual(expect.objectContaining({ after: '文件夹改过的理由' }));
    expect((await adopt(id, {})).statusCode).toBe(204);
    expect((await inForce())!.reason).toBe('文件夹改过的理由');
  });

  test('ruled on again on screen, the same folder brings nothing new', async () => {
    await ruleOnScreen('屏幕上定的');
    expect(await county.load(edited('文件夹改过的理由'))).toMatchObject({ status: 'active', changes: 0 });
    expect((await inForce())!.reason).toBe('屏幕上定的');
  });

  test('edited as well, it arrives in the draft as a conflict, and nothing is adopted until it is decided', async () => {
    expect((await county.load(edited('文件夹第二次改'))).status).toBe('draft');
    expect((await county.read<PlanOverview>('/api/plan')).draft).toMatchObject({ conflicts: 1 });
    const { id, conflicts } = await draft();
    expect(conflicts).toEqual([
      expect.objectContaining({
        id: 'rate-2023',
        folder: expect.objectContaining({ reason: '文件夹第二次改' }),
        screen: expect.objectContaining({ reason: '屏幕上定的' }),
      }),
    ]);
    for (const decision of [{}, { folder: ['rate-2023'], screen: ['rate-2023'] }]) {
      expect((await adopt(id, decision)).json().code).toBe('PLAN_CONFLICT_UNDECIDED');
    }
    expect((await inForce())!.reason).toBe('屏幕上定的');
  });

  test('decided for the screen, the folder does not ask again', async () => {
    const { id } = await draft();
    expect((await adopt(id, { screen: ['rate-2023'] })).statusCode).toBe(204);
    expect((await inForce())!.reason).toBe('屏幕上定的');
    expect(await county.load(edited('文件夹第二次改'))).toMatchObject({ status: 'active', changes: 0 });
  });

  test('decided for the folder, the folder’s is in force', async () => {
    await ruleOnScreen('屏幕上又定');
    await county.load(edited('文件夹第三次改'));
    const { id, conflicts } = await draft();
    expect(conflicts).toHaveLength(1);
    expect((await adopt(id, { folder: ['rate-2023'] })).statusCode).toBe(204);
    expect((await inForce())!.reason).toBe('文件夹第三次改');
  });
});

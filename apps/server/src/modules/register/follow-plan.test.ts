import type { EntryDetail } from '@tenglong/contracts/register';
import type { PlanDocument } from '@tenglong/domain/plan';
import { RegisterFile } from '@tenglong/domain/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code, SHEETS } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, yunpingDocuments } from '../../../test/small-county.ts';

const CLEANUP = 'registers/cleanup.yaml';

let county: SmallCounty;
let folder: readonly PlanDocument[];
let id: string;
beforeAll(async () => {
  folder = await yunpingDocuments();
  county = await createSmallCounty();
  await county.send('单位名册.csv', SHEETS['单位名册.csv']!);
  const body = { subjectId: code(1), subjectName: '甲', unitId: null, fields: {} };
  id = (await county.office.post('/api/registers/cleanup/entries', body)).json().id;
});
afterAll(() => county.close());

const entry = () => county.read<EntryDetail>(`/api/entries/${id}`);

/** The folder with the stage 整改 called `mending` 整治 from now on, by whatever name it goes. */
function renamed(more: object): PlanDocument[] {
  return folder.map((document) => {
    if (document.path !== CLEANUP) return document;
    const file = RegisterFile.parse(document.value);
    const other = (stage: string) => (stage === 'working' ? 'mending' : stage);
    const stages = file.stages.map((stage) =>
      stage.id === 'working' ? { ...stage, id: 'mending', title: '整治', ...more } : stage,
    );
    const moves = file.moves.map((move) => ({
      ...move,
      from: move.from.map(other),
      ...(move.to === undefined ? {} : { to: other(move.to) }),
    }));
    const opening = { ...file.opening, stage: 'mending' };
    return { path: document.path, value: { ...(document.value as object), stages, moves, opening } };
  });
}

/** Loads documents as a draft and tries to put them in force. */
async function adopt(documents: readonly PlanDocument[]) {
  const { versionId } = await county.load(documents);
  const answer = await county.office.post(`/api/plan/versions/${versionId}/adopt`);
  if (answer.statusCode !== 204) await county.office.post(`/api/plan/versions/${versionId}/discard`);
  return answer;
}

describe('a plan that comes into force takes the entries along', () => {
  test('one that drops a stage in which an entry stands is refused, and says which and how many', async () => {
    const answer = await adopt(renamed({}));
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'PLAN_STRANDS_ENTRIES']);
    expect(answer.json().details).toEqual([
      { path: 'cleanup', message: '低效企业整治清单有 1 条在“整改”，新的方案没有它的去处' },
    ]);
    expect((await entry()).stageTitle).toBe('整改');
  });

  test('so is one that drops the whole list', async () => {
    const answer = await adopt(folder.filter(({ path }) => path !== CLEANUP));
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'PLAN_STRANDS_ENTRIES']);
  });

  test('one that says what the stage was called before is taken, and the clock runs on', async () => {
    const before = await entry();
    expect((await adopt(renamed({ was: ['working'] }))).statusCode).toBe(204);
    const after = await entry();
    expect([after.stageTitle, after.dueOn, after.revision]).toEqual(['整治', before.dueOn, before.revision]);
  });
});

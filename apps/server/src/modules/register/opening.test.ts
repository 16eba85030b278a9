import { randomUUID } from 'node:crypto';
import type { EntryDetail, EntryPage, OpeningPreview, RegisterDetail } from '@tenglong/contracts/register';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

const text = (label: string) => ({ type: 'text', label, sensitivity: 'public' });

/** A list on which a firm may stand several times, each time under a number of its own. */
const HELP = {
  id: 'help',
  title: '帮扶清单',
  shortTitle: '帮扶',
  clauses: ['1'],
  subject: 'enterprise',
  subjectLabel: '企业',
  measure: '件',
  severalBy: 'number',
  fields: { number: text('办件编号'), item: text('事项') },
  evidence: {},
  stages: [
    { id: 'received', title: '收件', deadline: { days: 2, count: 'working' } },
    { id: 'done', title: '办结', kind: 'closed' },
  ],
  opening: { title: '提一件', stage: 'received', by: ['office'], fields: ['item'], optional: ['number'] },
  moves: [
    {
      id: 'finish',
      title: '办结',
      from: ['received'],
      to: 'done',
      by: ['unit'],
      second: true,
      fields: ['number'],
    },
  ],
};
const ENTRIES = '/api/registers/help/entries';
const OPENING = '/api/registers/help/opening';

let county: SmallCounty;
beforeAll(async () => {
  county = await createSmallCounty((documents) => [
    ...documents,
    { path: 'registers/help.yaml', value: HELP },
  ]);
  await sendAll(county);
});
afterAll(() => county.close());

const body = (firm: number, fields: object = {}, more: object = {}) => ({
  subjectId: code(firm),
  subjectName: name(firm),
  unitId: null,
  fields: { item: '用电增容', ...fields },
  ...more,
});
const opened = async (firm: number, fields: object = {}): Promise<EntryDetail> => {
  const answer = await county.office.post(ENTRIES, body(firm, fields));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const preview = (firm: number, number?: string) =>
  county.read<OpeningPreview>(`${OPENING}?subject=${code(firm)}${number ? `&number=${number}` : ''}`);
const act = ({ id, revision }: EntryDetail, said: object) =>
  county.office.post(`/api/entries/${id}/events`, { revision, ...said });
const refusal = (answer: Awaited<ReturnType<TestClient['get']>>) => [answer.statusCode, answer.json().code];
const ofFirm = async (firm: number) =>
  (await county.read<EntryPage>(`${ENTRIES}?q=${encodeURIComponent(name(firm))}`)).total;

describe('a list on which a firm may stand several times', () => {
  let first: EntryDetail;

  test('says by what its entries are told apart, and nothing of others while there are none', async () => {
    const { opening } = await county.read<RegisterDetail>('/api/registers/help');
    expect(opening?.severalBy).toBe('办件编号');
    const seen = await preview(1);
    expect([seen.listed, seen.standing, seen.refused]).toEqual([null, 0, '']);
    expect(seen.effects.join()).not.toContain('已有');
    // Two working days from Friday, 1 September, though the form still asks for something.
    expect([seen.dueOn, seen.effects[0]?.slice(0, 15)]).toEqual(['2023-09-05', '从“收件”开始，9 月 5 日']);
  });

  test('names how many are open instead of keeping the next one out', async () => {
    first = await opened(1, { number: 'H-1' });
    await opened(1);
    const seen = await preview(1);
    expect([seen.listed, seen.standing]).toEqual([null, 2]);
    expect(seen.effects[0]).toBe('已有 2 条在办；这张清单按“办件编号”一条一条列，可以再列入');
  });

  test('keeps out the number that is open, and no other', async () => {
    expect((await preview(1, 'H-1')).listed).toEqual({ entryId: first.id, stageTitle: '收件' });
    expect((await preview(1, 'H-2')).listed).toBeNull();
    // Another firm's number is its own.
    expect((await preview(3, 'H-1')).listed).toBeNull();
    expect(refusal(await county.office.post(ENTRIES, body(1, { number: 'H-1' })))).toEqual([
      409,
      'ENTRY_NUMBER_TAKEN',
    ]);
  });

  test('takes the number anew once the first is closed', async () => {
    const town = await county.as('township');
    const step = { kind: 'move', move: 'finish', fields: { number: 'H-1' } };
    const done = await town.post(`/api/entries/${first.id}/events`, { revision: first.revision, ...step });
    expect(done.statusCode, done.body).toBe(200);
    const seen = await preview(1, 'H-1');
    expect([seen.listed, seen.standing]).toEqual([null, 1]);
    await opened(1, { number: 'H-1' });
  });

  test('tells whoever may not open it so, though its form asks for something', async () => {
    const town = await county.as('township');
    const seen: OpeningPreview = (await town.get(`${OPENING}?subject=${code(1)}`)).json();
    expect(seen.refused).toBe('“提一件”不由本单位办。请由清单所列的一方办理');
  });
});

describe('a number that is filled in later', () => {
  test('tells entries apart from then on: the second of the same number is refused, nothing of it is kept', async () => {
    const [one, two] = [await opened(5), await opened(5)];
    const amend = (entry: EntryDetail, number: string) => act(entry, { kind: 'amend', fields: { number } });
    expect((await amend(one, 'H-5')).statusCode).toBe(200);
    expect(refusal(await amend(two, 'H-5'))).toEqual([409, 'ENTRY_NUMBER_TAKEN']);
    expect((await county.read<EntryDetail>(`/api/entries/${two.id}`)).revision).toBe(two.revision);
    expect((await amend(two, 'H-6')).statusCode).toBe(200);
    expect((await preview(5, 'H-6')).listed?.entryId).toBe(two.id);
    expect(refusal(await county.office.post(ENTRIES, body(5, { number: 'H-5' })))).toEqual([
      409,
      'ENTRY_NUMBER_TAKEN',
    ]);
  });
});

describe('a form that is sent twice', () => {
  test('makes one entry, under the name that the page gave it', async () => {
    const submission = randomUUID();
    const once = await county.office.post(ENTRIES, body(3, {}, { submission }));
    expect(once.json<EntryDetail>().id).toBe(submission);
    expect(refusal(await county.office.post(ENTRIES, body(3, {}, { submission })))).toEqual([
      409,
      'ALREADY_SUBMITTED',
    ]);
    expect(await ofFirm(3)).toBe(1);
  });

  test('makes one entry where both come in the same moment', async () => {
    const submission = randomUUID();
    const send = () => county.office.post(ENTRIES, body(4, {}, { submission }));
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409]);
    expect(await ofFirm(4)).toBe(1);
  });

  test('that was refused is not used up', async () => {
    const submission = randomUUID();
    const wrong = await county.office.post(ENTRIES, body(2, { item: '' }, { submission }));
    expect(refusal(wrong)).toEqual([409, 'ENTRY_REFUSED']);
    expect((await county.office.post(ENTRIES, body(2, {}, { submission }))).statusCode).toBe(200);
  });

  test('with no name, or two names, is two entries', async () => {
    for (const more of [{}, {}, { submission: randomUUID() }, { submission: randomUUID() }]) {
      expect((await county.office.post(ENTRIES, body(8, {}, more))).statusCode).toBe(200);
    }
    expect(await ofFirm(8)).toBe(4);
  });
});

import type { BulkDone, BulkPreview, EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from '../../../test/app.ts';
import { code, name } from '../../../test/plans/yunping.ts';
import { createSmallCounty, type SmallCounty, sendAll } from '../../../test/small-county.ts';

let county: SmallCounty;
let lead: TestClient;
const entries = new Map<number, EntryDetail>();
const URL = '/api/registers/cleanup/bulk';

beforeAll(async () => {
  county = await createSmallCounty();
  lead = await county.as('department');
  await sendAll(county);
  for (const firm of [1, 5, 3]) {
    const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
    entries.set(firm, (await county.office.post('/api/registers/cleanup/entries', body)).json());
  }
  await county.deps.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = 'checking' where subject_id <> ${code(3)}`),
  );
});
afterAll(() => county.close());

const ids = () => [1, 5, 3].map((firm) => entries.get(firm)?.id ?? '');
const preview = async (client: TestClient, body: object): Promise<BulkPreview> => {
  const answer = await client.post(`${URL}/preview`, { ids: ids(), ...body });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};

describe('a step with many entries', () => {
  test('shows its effect first: who can take it and what the others lack', async () => {
    const seen = await preview(lead, { move: 'reject', reason: '照片不清' });
    expect(seen.sentence).toBe('“退回整改”影响 2 家，另 1 家办不了');
    expect(seen.moves.map(({ move, can }) => [move, can])).toEqual([
      ['reject', 2],
      ['finish', 0],
    ]);
    expect(seen.rows.map(({ subjectName, ok, missing }) => [subjectName, ok, missing]).sort()).toEqual(
      [
        [name(1), true, []],
        [name(5), true, []],
        [name(3), false, ['现在是“整改”，不办这一步']],
      ].sort(),
    );
    const { stageTitle } = await county.read<EntryDetail>(`/api/entries/${ids()[0]}`);
    expect(stageTitle).toBe('验收');
  });

  test('without its reason is nobody’s yet', async () => {
    expect((await preview(lead, { move: 'reject' })).sentence).toBe('“退回整改”影响 0 家，另 3 家办不了');
  });

  test('who may take none is told so', async () => {
    expect((await preview(county.office, {})).sentence).toBe('所选 3 家现在没有本单位能办的步骤');
    expect((await county.reader.post(`${URL}/preview`, { ids: ids() })).statusCode).toBe(403);
  });

  test('is taken by each that can, audited one by one; one changed meanwhile is refused by name', async () => {
    const { rows } = await preview(lead, { move: 'reject', reason: '照片不清' });
    const [first] = rows.filter(({ ok }) => ok);
    const comment = { kind: 'comment', revision: first?.revision, text: '已电话催过' };
    await county.office.post(`/api/entries/${first?.entryId}/events`, comment);
    const body = {
      move: 'reject',
      reason: '照片不清',
      entries: rows.filter(({ ok }) => ok).map(({ entryId, revision }) => ({ id: entryId, revision })),
    };
    const answer = await lead.post(URL, body);
    const { done, refused }: BulkDone = answer.json();
    expect(done).toBe(1);
    expect(refused).toEqual([{ entryId: first?.entryId, message: '2023-09-01 甲：留言' }]);
    const audit = await county.deps.db.read((tx) =>
      tx.rows<{ action: string; n: number }>(sql`select action, count(*) as n from audit_log
        where action in ('register.moved', 'register.movedTogether') group by action order by action`),
    );
    expect(audit).toEqual([
      { action: 'register.moved', n: 1 },
      { action: 'register.movedTogether', n: 1 },
    ]);
  });
});

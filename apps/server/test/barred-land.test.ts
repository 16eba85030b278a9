import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestClient } from './app.ts';
import {
  actFor,
  entryOf,
  move,
  office,
  openPromiseCounty,
  readyToOrder,
  said,
  second,
  sheetOf,
  t,
} from './promise-county.ts';

const BARRED = '工业用地不得向上一年度亩均评价 C、D 类企业转让';
let land: TestClient;
let firm = { code: '', name: '' };

beforeAll(async () => {
  await openPromiseCounty();
  const [id = ''] = await readyToOrder('FIRM-', '1.00');
  const { subjectId, subjectName } = await entryOf(id);
  firm = { code: subjectId ?? '', name: subjectName };
  land = await actFor('ziran');
}, 300_000);
afterAll(() => t.close());

let run = 0;
/** An evaluation that gives the enterprise a grade, or in which it does not stand: the newest is the one in force. */
const graded = (grade: string | null) =>
  t.deps.db.transaction(async (tx) => {
    run += 1;
    const [made] = await tx.rows<{ id: string }>(sql`
      insert into evaluation_runs (id, number, year, plan_version_id, commit_no, capsule_hash, capsule, detail, note,
        started_at, started_by)
      select gen_random_uuid(), ${run}::int, 2022, (select id from plan_versions limit 1), 0, repeat('0', 64), '', '{}', '',
        now(), '测试' returning id`);
    if (grade === null) return;
    await tx.run(sql`
      insert into evaluation_results (run_id, credit_code, name, pinyin, unit_name, industry, scale, seq, item_values,
        item_scores, grade, reason, adjustments)
      values (${made?.id}, ${firm.code}, ${firm.name}, '', '', '', 'above', 1, '{}', '{}', ${grade}, '', '[]')`);
  });

let parcels = 0;
/** A deal that is approved, with all that its registration asks for. */
async function approved(deal: string, who: 'ownerCode' | 'buyerCode', code: string | null = firm.code) {
  parcels += 1;
  const number = `YD-${parcels}`;
  const evidence = ['certificate', 'contract', 'appraisal', 'consent'].map((kind) => ({
    kind,
    file: '0'.repeat(64),
    by: 'somebody',
    on: '2023-08-01',
  }));
  const fields = {
    number,
    deal,
    owner: '出让方',
    buyer: firm.name,
    area: '30',
    transferred: '10',
    takesFor: 'chain',
    appraisal: '100',
    remainingYears: '31',
    [who]: code,
  };
  const [made] = await t.deps.db.transaction((tx) =>
    tx.rows<{ id: string }>(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, stage, stage_since, stage_by,
        opened_on, last_event_on, fields, evidence, signatures, revision, several)
      values (gen_random_uuid(), 'land-deal', ${number}, ${number}, '', '', 'approved', '2023-08-01', 'somebody',
        '2023-07-01', '2023-08-01', ${JSON.stringify(fields)}::jsonb, ${JSON.stringify(evidence)}::jsonb, '[]', 1, ${number})
      returning id`),
  );
  return made?.id ?? '';
}
const register = (id: string, client = office) => move(client, id, 'register', { finishedOn: '2023-09-01' });
const notice = (id: string) => move(land, id, 'notice', { noticeUntil: '2024-09-01' });

describe('land is barred to C and D, and to no other', () => {
  test.each(['split', 'merge'])(
    'a transfer (%s) to a buyer of C or D stops, to one of B does not',
    async (deal) => {
      for (const grade of ['C', 'D']) {
        await graded(grade);
        const refused = await register(await approved(deal, 'buyerCode'));
        expect(refused.statusCode).toBe(409);
        expect(said(refused)).toContain(BARRED);
        expect(said(refused)).toContain(`为 ${grade} 类`);
      }
      await graded('B');
      const done = await register(await approved(deal, 'buyerCode'));
      expect(done.statusCode, done.body).toBe(200);
    },
  );

  test('a pre-registration for a buyer of C or D stops, for one of B does not', async () => {
    for (const grade of ['C', 'D']) {
      await graded(grade);
      expect(said(await notice(await approved('notice', 'buyerCode')))).toContain(BARRED);
    }
    await graded('B');
    const done = await notice(await approved('notice', 'buyerCode'));
    expect(done.statusCode, done.body).toBe(200);
  });

  test('fringe land for an owner of C or D stops, for one of B does not', async () => {
    for (const grade of ['C', 'D']) {
      await graded(grade);
      expect(said(await register(await approved('odd', 'ownerCode')))).toContain('不再新增供给土地');
    }
    await graded('B');
    const done = await register(await approved('odd', 'ownerCode'));
    expect(done.statusCode, done.body).toBe(200);
  });

  test('whom nobody has named cannot slip by, and whom no evaluation knows is not barred', async () => {
    await graded('A');
    expect((await register(await approved('split', 'buyerCode', null))).statusCode).toBe(409);
    await graded(null);
    expect((await register(await approved('split', 'buyerCode'))).statusCode).toBe(200);
  });
});

describe('a named decision over a bar of land', () => {
  test('by one person and confirmed by another lets this deal on; another evaluation is another bar', async () => {
    await graded('D');
    const id = await approved('split', 'buyerCode');
    const asked = await office.post(`/api/entries/${id}/interlock`, { reason: '市政府专题会议同意' });
    expect(asked.statusCode, asked.body).toBe(200);
    expect((await register(id)).statusCode).toBe(409);
    const decision = asked.json().interlock.decisions[0];
    const own = await office.post(`/api/entries/${id}/interlock/${decision.id}`, {});
    expect(own.json<{ code: string }>().code).toBe('INTERLOCK_SECOND_PERSON');
    expect((await second.post(`/api/entries/${id}/interlock/${decision.id}`, {})).statusCode).toBe(200);
    await graded('C');
    expect(said(await register(id))).toContain('为 C 类');
    await t.deps.db.transaction((tx) => tx.run(sql`delete from evaluation_runs where number = ${run}`));
    const done = await register(id);
    expect(done.statusCode, done.body).toBe(200);
    expect((await sheetOf(id)).interlock?.decisions[0]).toMatchObject({ reason: '市政府专题会议同意' });
  });
});

describe('what a transfer of land promises', () => {
  test('is watched of the buyer, not of the parcel, once the deal is registered', async () => {
    await graded('B');
    const id = await approved('split', 'buyerCode');
    expect((await sheetOf(id)).promised).toEqual([]);
    expect((await register(id)).statusCode).toBe(200);
    const { promised } = await sheetOf(id);
    expect(promised.length).toBeGreaterThan(0);
    for (const one of promised) {
      const entry = await entryOf(one.id);
      expect([entry.register, entry.subjectId]).toEqual(['commitment', firm.code]);
    }
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GrantSheet, type MachinesTaken } from '@tenglong/contracts/policy';
import type { EntryDetail, EntryPage, OpeningPreview } from '@tenglong/contracts/register';
import { determine, PolicyFile, preparePolicy, readFacts } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { act, actFor, asFinance, attach, confirmBudget, move, putUpLike, said } from './grant-steps.ts';
import { commitFile, upload } from './small-county.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const SAMPLES = join(productRoot(), 'samples/yuhuan-demo');
const SHEET = join(SAMPLES, 'campaign/经信局-重点技术改造项目-2023年8月.xlsx');

let t: TestApp;
let office: TestClient;
let taken: MachinesTaken;

const take = async (client: TestClient, bytes: Uint8Array | string, name = '设备.xlsx') =>
  upload(client, '/api/registers/equipment-grant/machines', name, bytes);

beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  await commitFile(office, join(SAMPLES, 'workbooks/市场监管局-工业企业名录.xlsx'));
  await commitFile(office, SHEET);
  const answer = await take(office, readFileSync(SHEET));
  if (answer.statusCode !== 200) throw new Error(answer.body);
  taken = answer.json();
  await confirmBudget(t, '100000000');
}, 300_000);
afterAll(() => t.close());

async function entryOf(number: string): Promise<EntryDetail> {
  const { rows }: EntryPage = (await office.get('/api/registers/equipment-grant/entries?size=500')).json();
  const found = rows.find(({ fields }) => fields.number === number);
  if (!found) throw new Error(`no application for ${number}`);
  return (await office.get(`/api/entries/${found.id}`)).json();
}
const sheetOf = async (id: string) => GrantSheet.parse((await office.get(`/api/entries/${id}/grant`)).json());

describe('the equipment sheet of the campaign', () => {
  test('becomes applications, prefilled with what is known of the project', async () => {
    expect([taken.machines, taken.applications, taken.problems]).toEqual([390, 50, []]);
    expect(taken.opened).toBe(taken.applications);
    const { fields } = await entryOf('JG2023-004');
    expect(fields).toMatchObject({
      filedOn: '2022-06-05',
      buildFrom: '2022-06-25',
      buildTo: '2023-06-25',
      demonstration: false,
    });
  });

  test('taken in once more it opens nothing and doubles nothing', async () => {
    const again: MachinesTaken = (await take(office, readFileSync(SHEET))).json();
    expect([again.opened, again.machines]).toEqual([0, taken.machines]);
    const [row] = await t.deps.db.read((tx) =>
      tx.rows<{ n: number }>(sql`select count(*) as n from policy_purchases`),
    );
    expect(row?.n).toBe(taken.machines);
  });

  test('its double claims and its purchases out of the period are caught, and none of them counts', async () => {
    const ids = await t.deps.db.read((tx) =>
      tx.rows<{ id: string }>(sql`select id from register_entries where register = 'equipment-grant'`),
    );
    const sheets = await Promise.all(ids.map(({ id }) => sheetOf(id)));
    const doubts = sheets.flatMap(({ machines }) =>
      machines.flatMap((one) => one.doubts.map(({ kind }) => kind)),
    );
    const of = (kind: string) => doubts.filter((one) => one === kind).length;
    // The sheet has one machine twice under JG2023-004 and one of JG2023-008 under a second enterprise, which both sides
    // are told of; 44 lines are dated before 建设起 or after 建设止.
    expect([
      of('serial-twice'),
      of('serial-elsewhere'),
      of('invoice-elsewhere'),
      of('out-of-period'),
    ]).toEqual([1, 2, 2, 44]);
    for (const { machines } of sheets) {
      for (const { doubts: own, counted } of machines) {
        if (own.some(({ excludes }) => excludes)) expect(counted).toBe(false);
      }
    }
  });
});

describe('an enterprise that applies for its own project', () => {
  const OWNER = '913310212150058295';
  const ENTRIES = '/api/registers/equipment-grant/entries';
  let owner: TestClient;
  const ask = async (fields: object) =>
    owner.post(ENTRIES, { subjectId: OWNER, subjectName: '企业', unitId: null, fields });
  beforeAll(async () => {
    await t.as('enterprise');
    await t.database.db.transaction((tx) =>
      tx.run(sql`update users set credit_code = ${OWNER} where account = 'enterprise'`),
    );
    owner = await t.as('enterprise');
  });

  test('sends the form back as it was filled in by the platform, and is not refused for days that are not its own to fill in', async () => {
    const preview: OpeningPreview = (
      await owner.get(`/api/registers/equipment-grant/opening?subject=${OWNER}&number=JG2023-041`)
    ).json();
    expect(preview.fields).toMatchObject({
      number: 'JG2023-041',
      project: '年产6万套建筑装饰智能化技改项目',
    });
    const day = preview.fields.filedOn;
    expect(day).toMatch(/^202[123]-/);
    const other = await ask({ ...preview.fields, filedOn: '2022-02-22' });
    expect([other.statusCode, other.json().details[0].message]).toEqual([
      409,
      '“备案日期”不由本单位填。列入时只填清单所列的各项',
    ]);
    const answer = await ask(preview.fields);
    expect(answer.statusCode, answer.body).toBe(200);
    const { id } = answer.json<EntryDetail>();
    const { fields } = (await owner.get(`/api/entries/${id}`)).json<EntryDetail>();
    expect(fields).toMatchObject({ number: 'JG2023-041', filedOn: day });
  });
});

describe('from form to payment order', () => {
  test('the later of two claims is told who has the machine, and does not count it', async () => {
    const { rows }: EntryPage = (await office.get('/api/registers/equipment-grant/entries?size=500')).json();
    const second = rows.find(
      ({ fields, subjectId }) => fields.number === 'JG2023-008' && subjectId === '913310216660052897',
    );
    const sheet = await sheetOf(second?.id ?? '');
    const machine = sheet.machines.find(({ serial }) => serial === 'SN100088717');
    expect(machine?.counted).toBe(false);
    expect(machine?.doubts.map(({ message }) => message).join()).toContain('JG2023-008');
    const first = (await sheetOf((await entryOf('JG2023-008')).id)).machines;
    expect(first.length).toBeGreaterThan(0);
  });

  test('a case that was dropped claims nothing, and claims again once it is applied for anew', async () => {
    const { rows }: EntryPage = (await office.get('/api/registers/equipment-grant/entries?size=500')).json();
    const ofCase = rows.filter(({ fields }) => fields.number === 'JG2023-008');
    const later = ofCase.find(({ subjectId }) => subjectId === '913310216660052897');
    const earlier = ofCase.find(({ id }) => id !== later?.id);
    const counts = async () =>
      (await sheetOf(later?.id ?? '')).machines.find(({ serial }) => serial === 'SN100088717')?.counted;
    const change = (statement: ReturnType<typeof sql>) =>
      t.database.db.transaction((tx) => tx.run(statement));
    await change(sql`
      update register_entries set stage = 'dropped', closed_on = '2023-08-01' where id = ${earlier?.id}`);
    expect(await counts()).toBe(true);
    await change(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, last_event_on, fields, evidence, signatures, revision, several)
      select '00000000-0000-4000-8000-000000000008', register, subject_id, subject_name, pinyin, initials, unit_id, 'draft',
        stage_since, stage_by, opened_on, last_event_on, fields, evidence, signatures, revision, several
      from register_entries where id = ${earlier?.id}`);
    expect(await counts()).toBe(false);
    await change(sql`delete from register_entries where id = '00000000-0000-4000-8000-000000000008'`);
    await change(sql`
      update register_entries set stage = 'draft', closed_on = null where id = ${earlier?.id}`);
  });

  test('what is not known yet is unknown, not nothing: direction of the industry and the extension are asked', async () => {
    const sheet = await sheetOf((await entryOf('JG2023-009')).id);
    // Two machines of three are below 50,000; the third is 3 × 50,000: below the first tier whatever else.
    expect(sheet.verdict).toBe('ineligible');
    expect((await sheetOf((await entryOf('JG2023-007')).id)).verdict).toBe('unknown');
  });

  test('a named decision on a machine is kept with who and why; whoever may not decide is refused', async () => {
    const { id } = await entryOf('JG2023-033');
    const [machine] = (await sheetOf(id)).machines;
    const url = `/api/entries/${id}/machines/${machine?.id}`;
    const line = machine?.source.at;
    const unruled = { seen: null, line };
    const enterprise = await t.as('enterprise');
    expect(
      (await enterprise.post(url, { ...unruled, ruling: 'counts', reason: '看过铭牌' })).statusCode,
    ).toBe(404);
    const department = await actFor(t, 'jingxin');
    const ruled = await department.post(url, { ...unruled, ruling: 'excluded', reason: '现场没有这台' });
    expect(ruled.statusCode, ruled.body).toBe(200);
    const after = GrantSheet.parse(ruled.json()).machines.find((one) => one.id === machine?.id);
    expect(after).toMatchObject({ counted: false, ruling: 'excluded', rulingReason: '现场没有这台' });
    expect((await department.post(url, { ...unruled, ruling: null, reason: '' })).statusCode).toBe(400);
    // Whoever has the page open from before overwrites nothing; whoever saw the ruling may replace it.
    const late = await department.post(url, { ...unruled, ruling: 'counts', reason: '看过铭牌' });
    expect([late.statusCode, late.json().details]).toEqual([
      ...[409, [{ path: 'seen', message: '2023-09-01 丙：剔除，现场没有这台' }]],
    ]);
    const seen = after?.ruledAt;
    const again = { seen, line, ruling: 'excluded', reason: '又看过一遍' };
    expect((await department.post(url, again)).statusCode).toBe(200);
  });

  test('a sheet does not replace what somebody else put in unseen, nor a line that is ruled on; nor is a line ruled on unseen', async () => {
    const { id, subjectId } = await entryOf('JG2023-033');
    const department = await actFor(t, 'jingxin');
    const before = (await sheetOf(id)).machines;
    const [ruled, second] = before;
    // Two lines for the first two of the case, each with another price.
    const sheet = (price: string) =>
      [
        '项目代码,统一社会信用代码,设备名称,单价,数量,发票号码',
        ...before
          .slice(0, 2)
          .map(({ name, invoice }) => `JG2023-033,${subjectId},${name},${price},1,${invoice}`),
      ].join('\n');
    const send = async (client: TestClient, price: string, seen = ''): Promise<MachinesTaken> =>
      (
        await upload(client, '/api/registers/equipment-grant/machines', `改${price}.csv`, sheet(price), {
          seen,
        })
      ).json();
    const priceOf = async (at: number) => (await sheetOf(id)).machines[at]?.unitPrice;
    const first = await send(department, '70001');
    expect(first).toMatchObject({
      machines: 0,
      problems: [{ row: 2, message: 'JG2023-033：这一台已由丙认定，没有改动' }],
      standing: [
        {
          row: 3,
          message: 'JG2023-033：与2023-09-01 甲从《设备.xlsx》导入的不一样，没有改动',
        },
      ],
    });
    expect([await priceOf(0), await priceOf(1)]).toEqual([ruled?.unitPrice, second?.unitPrice]);
    t.clock.advance({ minutes: 1 });
    const taken = await send(department, '70001', first.seen ?? '');
    expect([taken.machines, taken.standing, taken.seen]).toEqual([2, [], null]);
    expect([await priceOf(0), await priceOf(1)]).toEqual([ruled?.unitPrice, '70001']);
    // Whoever looked at what stood before that has not seen this; their own lines they may put right as they like.
    expect((await send(office, '70002', first.seen ?? '')).standing).toEqual([
      { row: 3, message: 'JG2023-033：与2023-09-01 丙从《改70001.csv》导入的不一样，没有改动' },
    ]);
    expect((await send(department, '70003')).machines).toBe(2);
    expect(await priceOf(1)).toBe('70003');
    const late = await department.post(`/api/entries/${id}/machines/${second?.id}`, {
      seen: null,
      line: second?.source.at,
      ruling: 'counts',
      reason: '看过铭牌',
    });
    expect([late.statusCode, late.json().details]).toEqual([
      ...[409, [{ path: 'line', message: '2023-09-01 丙：已按《改70003.csv》换过这一行' }]],
    ]);
  });
});

describe('an application goes through department, joint review, publicity and payment order', () => {
  let id = '';
  let computed = '';

  test('without its materials it is not handed in', async () => {
    id = (await entryOf('JG2023-007')).id;
    const answer = await move(office, id, 'submit');
    expect(answer.statusCode).toBe(409);
    expect((await sheetOf(id)).takesMachines).toBe('equipment-grant');
    for (const kind of ['form', 'filing', 'invoices', 'payments']) await attach(office, id, kind);
    expect((await move(office, id, 'submit')).statusCode).toBe(200);
    // What was handed in is not changed any more.
    expect((await sheetOf(id)).takesMachines).toBeNull();
  });

  test('what the policy cannot judge yet is not let through, nor a sum that departs from it without a reason', async () => {
    const jingxin = await actFor(t, 'jingxin');
    const known = { industryOriented: true, demonstration: false };
    const early = await move(jingxin, id, 'check', { demonstration: false, decided: '1' });
    expect([early.statusCode, said(early)]).toEqual([409, expect.stringContaining('还不能判定')]);
    expect(said(early)).toContain('按这次所填还不能计算，要知道：');
    expect(
      (await act(jingxin, id, { kind: 'amend', fields: { ...known, notExtended: true } })).statusCode,
    ).toBe(200);
    const sheet = await sheetOf(id);
    expect(sheet.verdict).toBe('eligible');
    // 4,485,810.01 incl. counts: 3,969,743.37 excl. at 5 % is 198,487.17; 4,191,810.01 of it from local makers at 1 % more
    // is 37,095.66.
    computed = '235582.83';
    expect(sheet.amountYuan).toBe(computed);
    const other = await move(jingxin, id, 'check', { decided: '1.00' });
    expect([other.statusCode, said(other)]).toEqual([409, expect.stringContaining('与按政策计算的不同')]);
    expect(said(other)).toContain('按这次所填计算，可得 235,582.83 元，限额还剩 5,000,000 元');
    expect((await move(jingxin, id, 'check', { decided: computed })).statusCode).toBe(200);
  });

  test('two departments sign, and another person agrees', async () => {
    const jingxin = await actFor(t, 'jingxin');
    expect((await act(jingxin, id, { kind: 'sign' })).statusCode).toBe(200);
    expect((await move(office, id, 'agree')).statusCode).toBe(409);
    const finance = await actFor(t, 'caizheng');
    expect((await act(finance, id, { kind: 'sign' })).statusCode).toBe(200);
    await attach(office, id, 'notice');
    // The very person who set the sum, now with another hat on.
    const same = await move(finance, id, 'agree');
    expect([same.statusCode, said(same)]).toEqual([409, expect.stringContaining('另一人')]);
    expect((await move(office, id, 'agree')).statusCode).toBe(200);
  });

  test('before five working days of publicity are over nothing is ordered; then it counts towards the cap', async () => {
    const jingxin = await actFor(t, 'jingxin');
    const fields = { orderNumber: '玉财企〔2023〕9 号', objection: false };
    const early = await move(jingxin, id, 'order', fields);
    expect([early.statusCode, said(early)]).toEqual([409, expect.stringContaining('5 个工作日')]);
    t.clock.advance({ hours: 24 * 8 });
    const late = await actFor(t, 'jingxin');
    const ordered = await move(late, id, 'order', fields);
    expect(ordered.statusCode, ordered.body).toBe(200);
    const [grant] = await t.deps.db.read((tx) =>
      tx.rows<{ amount: string; year: number }>(
        sql`select amount_yuan::text as amount, year from policy_grants where entry_id = ${id}`,
      ),
    );
    expect(grant).toEqual({ amount: computed, year: 2023 });
  });

  test('it is paid by another person, and ends there', async () => {
    const finance = await asFinance(t);
    await attach(finance, id, 'receipt');
    const paid = await move(finance, id, 'pay', { paidOn: '2023-09-09' });
    expect(paid.statusCode, paid.body).toBe(200);
    expect([paid.json().stage, (await move(finance, id, 'pay')).statusCode]).toEqual(['paid', 409]);
  });

  test('every step has its determination pinned, and nobody changes one', async () => {
    office = await t.as('office');
    const { pins } = await sheetOf(id);
    expect(pins.map(({ verdict }) => verdict)).toEqual([
      'unknown',
      'eligible',
      'eligible',
      'eligible',
      'eligible',
    ]);
    expect(pins.at(-1)?.version).toBe('22-equipment@2022-01-01');
    const change = t.deps.db.transaction((tx) => tx.run(sql`update policy_pins set verdict = 'eligible'`));
    await expect(change).rejects.toThrow();
  });

  test('a pinned determination is read whole, steps included, and comes to the same when it is judged again', async () => {
    const { pins, policyFile } = await sheetOf(id);
    const pin = (await office.get(`/api/entries/${id}/pins/${pins.at(-1)?.revision}`)).json();
    const prepared = preparePolicy(PolicyFile.parse(policyFile));
    if (prepared.kind !== 'policy') throw new Error('unsound');
    const reading = readFacts(prepared.policy, pin.facts);
    if (reading.kind !== 'facts') throw new Error('facts');
    const { facts: _facts, ...found } = pin;
    expect(found).toEqual(JSON.parse(JSON.stringify(determine(prepared.policy, reading.facts, pin.asOf))));
    const [kept] = await t.deps.db.read((tx) =>
      tx.rows<{ told: number; packed: number }>(sql`
        select length(determination::text) as told, length(steps) as packed from policy_pins
        where entry_id = ${id} order by revision desc limit 1`),
    );
    const whole = JSON.stringify(found.trace.steps).length;
    expect(kept!.packed * 8).toBeLessThan(whole);
    expect(JSON.stringify(found).length - whole).toBeLessThan(kept!.told * 2);
  });

  test('a step that was never taken has no determination, nor has an entry somebody may not see', async () => {
    const none = await office.get(`/api/entries/${id}/pins/999`);
    expect([none.statusCode, none.json().code]).toEqual([404, 'PIN_NOT_FOUND']);
    const stranger = await t.as('enterprise');
    expect((await stranger.get(`/api/entries/${id}/pins/1`)).statusCode).toBe(404);
  });
});

describe('leased machines', () => {
  test('are judged by the one contract whose figures stand in the application', async () => {
    const jingxin = await actFor(t, 'jingxin');
    const { id } = await entryOf('JG2023-004');
    const known = { industryOriented: true, demonstration: false, notExtended: true };
    expect((await act(jingxin, id, { kind: 'amend', fields: known })).statusCode).toBe(200);
    const before = GrantSheet.parse((await jingxin.get(`/api/entries/${id}/grant`)).json());
    expect(before.verdict).toBe('unknown');
    // 30 % of 5,000,000 is 1,500,000; 1,500,000.01 without the deposit is more.
    const lease = { leaseContract: '5000000', leaseDeposit: '100000', leasePaid: '1600000.01' };
    expect((await act(jingxin, id, { kind: 'amend', fields: lease })).statusCode).toBe(200);
    const after = GrantSheet.parse((await jingxin.get(`/api/entries/${id}/grant`)).json());
    expect(after.verdict).toBe('eligible');
    // Without the lease the same application has less.
    expect((await act(jingxin, id, { kind: 'amend', fields: { leasePaid: '1600000' } })).statusCode).toBe(
      200,
    );
    const less = GrantSheet.parse((await jingxin.get(`/api/entries/${id}/grant`)).json());
    // 999,303.28 leased incl. tax: 884,339.19 excl., of local makers at 5 % + 1 %.
    expect((Number(after.amountYuan) - Number(less.amountYuan)).toFixed(2)).toBe('53060.35');
  });
});

describe('the cap of an enterprise and year', () => {
  test('holds under fifty approvals at once: twenty-five of 200,000 fill 5,000,000', async () => {
    const from = (await entryOf('JG2023-017')).id;
    const ids = await putUpLike(t, from, 'CAP-', '200000.00', 50);
    const answers = await Promise.all(
      ids.map((id) =>
        office.post(`/api/entries/${id}/events`, { kind: 'move', move: 'order', revision: 1, fields: {} }),
      ),
    );
    const done = answers.filter(({ statusCode }) => statusCode === 200).length;
    const [sum] = await t.deps.db.read((tx) =>
      tx.rows<{ sum: string; n: number }>(sql`
        select sum(amount_yuan)::text as sum, count(*) as n from policy_grants g
        join register_entries e on e.id = g.entry_id where e.several like 'CAP-%'`),
    );
    expect([done, sum]).toEqual([25, { sum: '5000000.00', n: 25 }]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
  }, 300_000);
});

import { join } from 'node:path';
import { GrantSheet, type MachinesTaken } from '@tenglong/contracts/policy';
import type { EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { type CraftCell, craftXlsx } from './craft-xlsx.ts';
import { FIRM, MACHINE_HEADS } from './grant-steps.ts';
import { commitFile, upload } from './small-county.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const WORKBOOKS = join(productRoot(), 'samples/yuhuan-demo/workbooks');
const LEASE = [...MACHINE_HEADS, '方式', '租赁合同编号', '合同总金额', '保证金', '已支付'];

let t: TestApp;
let office: TestClient;
let other: string;

async function open(register: string, number: string, fields: object = {}, code = FIRM): Promise<string> {
  const body = { subjectId: code, subjectName: '企业', unitId: null, fields: { number, ...fields } };
  const answer = await office.post(`/api/registers/${register}/entries`, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
}
const sheetOf = async (id: string) => GrantSheet.parse((await office.get(`/api/entries/${id}/grant`)).json());
const fieldsOf = async (id: string) => {
  const { fields } = (await office.get(`/api/entries/${id}`)).json<EntryDetail>();
  return fields;
};

/** A project on a list of projects, filed by a builder. */
const file = (register: string, number: string, builder: string, fields: object = {}) =>
  t.deps.db.transaction((tx) =>
    tx.run(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, stage, stage_since, stage_by,
        opened_on, last_event_on, fields, evidence, signatures, revision)
      values (gen_random_uuid(), ${register}, ${number}, ${`${number} 项目`}, 'x', 'x', 'started', '2023-01-01', 'somebody',
        '2023-01-01', '2023-01-01', ${JSON.stringify({ ownerCode: builder, ...fields })}::jsonb, '[]', '[]', 1)`),
  );

beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  for (const name of ['市场监管局-工业企业名录.xlsx', '自然资源和规划局-工业用地-2022.xlsx']) {
    await commitFile(office, join(WORKBOOKS, name));
  }
  const [neighbour] = await t.deps.db.read((tx) =>
    tx.rows<{ code: string }>(
      sql`select credit_code as code from enterprises where credit_code <> ${FIRM} limit 1`,
    ),
  );
  other = neighbour?.code ?? '';
  await file('zero-land', 'LZD-1', FIRM, { floor: '9000' });
  await file('zero-land', 'LZD-2', other, { floor: '7777' });
}, 240_000);
afterAll(() => t.close());

describe('an application for storeys (clause 23)', () => {
  test('is opened with the land that is held and the area of the project on the list', async () => {
    const fields = await fieldsOf(await open('vertical-grant', 'LZD-1'));
    const [held] = await t.deps.db.read((tx) =>
      tx.rows<{ sqm: string }>(sql`
        select round(y.facts[s.slot]::numeric * 2000 / 3, 2)::text as sqm from enterprise_years y, fact_slots s
        where s.fact = 'landMu' and y.credit_code = ${FIRM} and y.year = 2022`),
    );
    expect(Number(held?.sqm)).toBeGreaterThan(0);
    expect(fields).toMatchObject({ project: 'LZD-1 项目', renovatedAreaSqm: '9000' });
    // 1 亩 is 2000/3 ㎡.
    expect(Number(fields.landSqm)).toBe(Number(held?.sqm));
  });

  test('is laid out for whoever comes from the finder before anything is opened: number, land and area of the project', async () => {
    const answer = await office.get(`/api/registers/vertical-grant/opening?subject=${FIRM}&number=LZD-1`);
    const { fields } = answer.json();
    expect(fields).toMatchObject({ number: 'LZD-1', project: 'LZD-1 项目', renovatedAreaSqm: '9000' });
    // Somebody else's project tells nothing.
    const foreign = (
      await office.get(`/api/registers/vertical-grant/opening?subject=${FIRM}&number=LZD-2`)
    ).json();
    expect(foreign.fields.renovatedAreaSqm).toBeUndefined();
  });

  const areas = {
    grade: 'C',
    landSqm: '10000',
    plantFarBefore: '1',
    plantFarAfter: '1.2',
    meetsStandards: true,
    renovatedAreaSqm: '2000',
    totalAreaAfterSqm: '12000',
    selfUsedAreaSqm: '2000',
  };
  test('is paid by the storeys where nothing rose by more than 20 %: each at its own rate', async () => {
    const floors = { floor4: '1000', floor5: '500', floor6: '300' };
    const sheet = await sheetOf(await open('vertical-grant', 'LZD-F', { ...areas, ...floors }));
    // 1000 × 30 + 500 × 40 + 300 × 50
    expect(sheet).toMatchObject({ verdict: 'eligible', amountYuan: '65000.00', roomYuan: '1000000.00' });
  });

  test('asks for a storey that was left open, and takes none for nothing', async () => {
    const open5 = await sheetOf(
      await open('vertical-grant', 'LZD-G', { ...areas, floor4: '1000', floor6: '0' }),
    );
    expect([open5.verdict, open5.amountYuan]).toEqual(['unknown', null]);
    const none = await sheetOf(
      await open('vertical-grant', 'LZD-H', { ...areas, floor4: '0', floor5: '0', floor6: '0' }),
    );
    expect(none.verdict).toBe('ineligible');
  });

  test('leaves what the cap of the project has left, whoever was granted the rest and in whatever year', async () => {
    const id = await open('vertical-grant', 'LZD-CAP', {
      ...areas,
      floor4: '1000',
      floor5: '0',
      floor6: '0',
    });
    const first = await open('vertical-grant', 'LZD-CAP', {}, other);
    await t.deps.db.transaction((tx) =>
      tx.run(sql`
        insert into policy_grants (entry_id, policy, credit_code, year, amount_yuan, granted_on, revision)
        values (${first}, '23-vertical', ${other}, 2022, '970000.01', '2022-12-01', 1)`),
    );
    expect(await sheetOf(id)).toMatchObject({ amountYuan: '30000.00', roomYuan: '29999.99' });
  });
});

describe('who applies for a project', () => {
  test('is told apart from who filed it, and learns nothing of it', async () => {
    const id = await open('vertical-grant', 'LZD-2');
    const { doubts } = await sheetOf(id);
    expect(doubts).toEqual([expect.stringMatching(/^“LZD-2”备案的建设单位是.+，不是申报企业$/)]);
    expect(await fieldsOf(id)).not.toHaveProperty('renovatedAreaSqm');
  });

  test('is doubted in no way if it is the builder, and cannot be checked for a project on no list', async () => {
    await file('renovation', 'JG-OWN', FIRM);
    const own = await open('equipment-grant', 'JG-OWN');
    expect((await sheetOf(own)).doubts).toEqual([]);
    const strange = await open('equipment-grant', 'JG-NOWHERE');
    expect((await sheetOf(strange)).doubts).toEqual([
      expect.stringMatching(/^“JG-NOWHERE”不在.+上，无法核对$/),
    ]);
  });

  test('does not pass the first review as another than the builder without a word of explanation', async () => {
    await file('renovation', 'JG-ELSE', other);
    const id = await open('equipment-grant', 'JG-ELSE');
    await t.deps.db.transaction((tx) =>
      tx.run(sql`update register_entries set stage = 'department', stage_by = 'somebody' where id = ${id}`),
    );
    const blocked = async () =>
      JSON.stringify((await office.get(`/api/entries/${id}`)).json<EntryDetail>().step?.missing);
    expect(await blocked()).toContain('申报企业不是备案的建设单位');
    const { revision } = (await office.get(`/api/entries/${id}`)).json();
    const fields = { builderReason: '企业更名，项目未变' };
    await office.post(`/api/entries/${id}/events`, { kind: 'amend', revision, fields });
    expect(await blocked()).not.toContain('申报企业不是备案的建设单位');
  });
});

describe('leased machines belong to their contracts', () => {
  const take = async (rows: CraftCell[][]): Promise<MachinesTaken> => {
    const bytes = craftXlsx({ sheets: [{ name: '明细', rows: [LEASE, ...rows] }] });
    const answer = await upload(office, '/api/registers/equipment-grant/machines', '明细.xlsx', bytes);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json();
  };
  const machine = (number: string, serial: string, lease: CraftCell[]): CraftCell[] => [
    ...[number, FIRM, '加工中心', '1130000', '1', '13%', `2433200000000000${serial}`, `SN-${serial}`],
    ...['融资租赁', ...lease],
  ];
  const leasesOf = async (number: string) => {
    const { rows } = (await office.get('/api/registers/equipment-grant/entries?size=500')).json();
    const { id } = rows.find(({ fields }: { fields: Record<string, unknown> }) => fields.number === number);
    const { facts } = await sheetOf(id);
    return (facts as { leases: { contract?: string; items: unknown[] }[] }).leases;
  };

  test('several in one application, each with its own sum', async () => {
    const { problems } = await take([
      machine('JG-L', '0001', ['ZL-1', '6,000,000', '200000', '2200000']),
      machine('JG-L', '0002', ['ZL-2', '5000000', '0', '1600000']),
      machine('JG-L', '0003', ['ZL-1', '6000000', '200000', '2200000']),
    ]);
    expect(problems).toEqual([]);
    const leases = await leasesOf('JG-L');
    expect(leases.map(({ items, ...sums }) => [sums, items.length])).toEqual([
      [{ contract: '6000000', deposit: '200000', paid: '2200000' }, 2],
      [{ contract: '5000000', deposit: '0', paid: '1600000' }, 1],
    ]);
  });

  test('rows that disagree on the sum of a contract leave it unknown, and it is said', async () => {
    const { problems } = await take([
      machine('JG-M', '0011', ['ZL-9', '6000000', '', '']),
      machine('JG-M', '0012', ['ZL-9', '6500000', '', '']),
    ]);
    expect(problems).toEqual([{ row: 3, message: '租赁合同 ZL-9的总金额各行写得不一样，按未知' }]);
    expect(await leasesOf('JG-M')).toEqual([{ items: [expect.anything(), expect.anything()] }]);
  });
});

describe('the finder goes over the projects of clause 12 for clause 23', () => {
  test('with what their list says, by the code of the builder or by the one enterprise of its name', async () => {
    const [own] = await t.deps.db.read((tx) =>
      tx.rows<{ name: string }>(sql`select name from enterprises where credit_code = ${FIRM}`),
    );
    await file('zero-land', 'LZD-NAMED', '', { owner: own?.name, floor: '8000', certifiedOn: '2023-06-30' });
    await file('zero-land', 'LZD-STRANGE', '', { owner: '外县某某有限公司', floor: '8000' });
    expect((await office.post('/api/policies/matches', { year: 2022 })).statusCode).toBe(200);
    const kept = await t.deps.db.read((tx) =>
      tx.rows<{ number: string; code: string; facts: Record<string, unknown>; missing: string[] }>(sql`
        select case_number as number, credit_code as code, facts::jsonb as facts, missing::jsonb as missing
        from policy_matches where policy = '23-vertical' and year = 2022 order by case_number`),
    );
    expect(kept.map(({ number, code }) => [number, code])).toEqual([
      ['LZD-1', FIRM],
      ['LZD-2', other],
      ['LZD-NAMED', FIRM],
    ]);
    expect(kept[2]?.facts).toMatchObject({ renovatedAreaSqm: '8000.00', meetsStandards: true });
    // The areas that no list holds are asked for, and nothing that is held.
    expect(kept[2]?.missing).toEqual(
      expect.arrayContaining(['plantFarAfter', 'plantFarBefore', 'totalAreaAfterSqm']),
    );
    expect(kept[2]?.missing).not.toContain('meetsStandards');
    expect(kept[0]?.missing).toContain('meetsStandards');
  });
});

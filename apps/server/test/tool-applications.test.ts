import { join } from 'node:path';
import { GrantSheet, type MachinesTaken } from '@tenglong/contracts/policy';
import type { EntryPage } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productRoot } from '../src/product-root.ts';
import type { TestApp, TestClient } from './app.ts';
import { type CraftCell, craftXlsx } from './craft-xlsx.ts';
import { confirmBudget, FIRM, MACHINE_HEADS, putUpLike } from './grant-steps.ts';
import { commitFile, upload } from './small-county.ts';
import { createYuhuanApp } from './yuhuan-county.ts';

const ROSTER = join(productRoot(), 'samples/yuhuan-demo/workbooks/市场监管局-工业企业名录.xlsx');
const TOOLS = ['申报编号', '统一社会信用代码', '刀具名称', '每件单价（不含税）', '件数', '发票号码'];

let t: TestApp;
let office: TestClient;

async function take(register: string, rows: CraftCell[][]): Promise<MachinesTaken> {
  const bytes = craftXlsx({ sheets: [{ name: '明细', rows }] });
  const answer = await upload(office, `/api/registers/${register}/machines`, '明细.xlsx', bytes);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
}

async function idOf(register: string, number: string): Promise<string> {
  const { rows }: EntryPage = (await office.get(`/api/registers/${register}/entries?size=500`)).json();
  const found = rows.find(({ fields }) => fields.number === number);
  if (!found) throw new Error(`no application ${number}`);
  return found.id;
}

const sheetOf = async (id: string) => GrantSheet.parse((await office.get(`/api/entries/${id}/grant`)).json());

async function amend(id: string, fields: object) {
  const { revision } = (await office.get(`/api/entries/${id}`)).json();
  const answer = await office.post(`/api/entries/${id}/events`, { kind: 'amend', revision, fields });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

beforeAll(async () => {
  t = await createYuhuanApp();
  office = await t.as('office');
  await commitFile(office, ROSTER);
  await confirmBudget(t, '2000000');
  await take('equipment-grant', [
    MACHINE_HEADS,
    ['JG-1', FIRM, '加工中心', '2260000', '1', '13%', '24332000000000000001', 'SN-1'],
  ]);
}, 240_000);
afterAll(() => t.close());

describe('an application for advanced tools', () => {
  test('is opened by the sheet of its tools, which bear no numbers: nothing is left to settle', async () => {
    const taken = await take('cutting-tools-grant', [
      TOOLS,
      ['2023', FIRM, '整体硬质合金铣刀', '500.00', '100', '24332000000000000101'],
      ['2023', FIRM, '可转位车刀', '250.50', '20', '24332000000000000102'],
    ]);
    expect([taken.machines, taken.opened, taken.problems, taken.doubtful]).toEqual([2, 1, [], 0]);
    const sheet = await sheetOf(await idOf('cutting-tools-grant', '2023'));
    expect(sheet.machines.map(({ counted, unsettled }) => [counted, unsettled])).toEqual([
      [true, false],
      [true, false],
    ]);
    // Whether they are advanced, and who uses them, nobody has said yet.
    expect([sheet.verdict, sheet.amountYuan]).toEqual(['unknown', null]);
  });

  test('gets 6 % of the prices without tax once three enterprises here use them', async () => {
    const id = await idOf('cutting-tools-grant', '2023');
    await amend(id, { advancedTools: true, localCustomers: '2' });
    expect((await sheetOf(id)).verdict).toBe('ineligible');
    await amend(id, { localCustomers: '3' });
    // 500 × 100 + 250.50 × 20 = 55,010.00; 6 % of it.
    expect(await sheetOf(id)).toMatchObject({ verdict: 'eligible', amountYuan: '3300.60' });
  });

  test('an invoice that an equipment application used does not count, whatever the policy and year', async () => {
    await take('cutting-tools-grant', [
      TOOLS,
      ['2024', FIRM, '铣刀', '500.00', '100', '２４３３２０００ 000000000001'],
      ['2024', FIRM, '车刀', '100.00', '10', '24332000000000000103'],
    ]);
    const { machines } = await sheetOf(await idOf('cutting-tools-grant', '2024'));
    const [first, second] = machines;
    expect([first?.counted, second?.counted]).toEqual([false, true]);
    expect(first?.doubts.map(({ kind, message }) => [kind, message])).toEqual([
      ['invoice-elsewhere', expect.stringContaining('JG-1')],
    ]);
  });
});

describe('the cap of 1,000,000 an enterprise and year', () => {
  test('holds under thirty approvals at once: ten of 100,000 fill it', async () => {
    const from = await idOf('cutting-tools-grant', '2023');
    const ids = await putUpLike(t, from, 'CAP-', '100000.00', 30);
    const answers = await Promise.all(
      ids.map((id) =>
        office.post(`/api/entries/${id}/events`, { kind: 'move', move: 'order', revision: 1, fields: {} }),
      ),
    );
    const [sum] = await t.deps.db.read((tx) =>
      tx.rows<{ sum: string; n: number }>(sql`
        select sum(amount_yuan)::text as sum, count(*) as n from policy_grants where policy = '22-cutting-tools'`),
    );
    expect([answers.filter(({ statusCode }) => statusCode === 200).length, sum]).toEqual([
      10,
      { sum: '1000000.00', n: 10 },
    ]);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200, 409]));
  }, 240_000);
});

import type { BudgetOverview } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settleMoneyBooks } from '../src/modules/register/index.ts';
import { systemActor } from '../src/platform/actor/index.ts';
import { writeWorkbook } from '../src/platform/workbook/index.ts';
import {
  countOf,
  entryOf,
  move,
  office,
  openPromiseCounty,
  readyToOrder,
  said,
  sheetOf,
  t,
} from './promise-county.ts';
import { uploadAndRead } from './small-county.ts';

let code = '';
let name = '';

beforeAll(async () => {
  await openPromiseCounty();
  const [id = ''] = await readyToOrder('FIRM-', '1.00');
  const entry = await entryOf(id);
  code = entry.subjectId ?? '';
  name = entry.subjectName;
}, 300_000);
afterAll(() => t.close());

const HEADS = [
  '统一社会信用代码',
  '企业名称',
  '办理阶段',
  '项目代码',
  '申报日期',
  '核定金额',
  '拨付通知文号',
  '拨付日期',
];
type Line = readonly [number: string, stage: string, yuan: string, paidOn: string];

/** An office's own list of what was granted before. @returns the batch, put in force */
async function takeOver(lines: readonly Line[]): Promise<string> {
  const rows = lines.map(([number, stage, yuan, paidOn]) => [
    ...[code, name, stage, number, '2022-03-01', yuan, `玉财企〔2022〕${number}`, paidOn],
  ]);
  const bytes = await writeWorkbook({
    sheets: [{ name: '设备补助', columns: HEADS.map((header) => ({ header })), rows }],
  });
  const draft = await uploadAndRead(office, `已兑现补助清单-${lines[0]?.[0]}-2023年8月.xlsx`, bytes);
  const committed = await office.post(`/api/intake/batches/${draft.id}/commit`, { revision: draft.revision });
  if (committed.statusCode !== 200) throw new Error(committed.body);
  return draft.id;
}
const undo = (batch: string) => office.post(`/api/intake/batches/${batch}/undo`, {});
const idOf = async (number: string): Promise<string> => {
  const [row] = await t.deps.db.read((tx) =>
    tx.rows<{ id: string }>(sql`select id from register_entries where several = ${number}`),
  );
  return row?.id ?? '';
};
const grants = () =>
  t.deps.db.read((tx) =>
    tx.rows<{ number: string; code: string; year: number; yuan: string | null }>(sql`
      select e.several as number, g.credit_code as code, g.year, g.amount_yuan::text as yuan
      from policy_grants g join register_entries e on e.id = g.entry_id order by 1`),
  );
const paidOf = async (year: number) => {
  const { funds }: BudgetOverview = (await office.get(`/api/budget?year=${year}`)).json();
  return funds.find(({ fund }) => fund === 'industry')?.paidYuan;
};

describe('grants taken over from an office’s own list', () => {
  let batch = '';

  test('count towards the cap and the budget of the year they were paid in', async () => {
    batch = await takeOver([
      ['P-2022', '已拨付', '5000000.00', '2022-12-31'],
      ['P-2023', '已拨付', '4900000.00', '2023-01-01'],
    ]);
    expect(await grants()).toEqual([
      { number: 'P-2022', code, year: 2022, yuan: '5000000.00' },
      { number: 'P-2023', code, year: 2023, yuan: '4900000.00' },
    ]);
    expect([await paidOf(2022), await paidOf(2023)]).toEqual(['5000000.00', '4900000.00']);
  });

  test('leave room to the fen: a fen more than 100,000.00 is refused, the rest itself is ordered', async () => {
    const [over = ''] = await readyToOrder('OVER-', '100000.01');
    const refused = await move(office, over, 'order');
    expect([refused.statusCode, said(refused)]).toEqual([409, expect.stringContaining('限额已经不够')]);
    const [rest = ''] = await readyToOrder('REST-', '100000.00');
    const ordered = await move(office, rest, 'order');
    expect(ordered.statusCode, ordered.body).toBe(200);
    const [none = ''] = await readyToOrder('NONE-', '0.01');
    expect((await move(office, none, 'order')).statusCode).toBe(409);
  });

  test('open what their policy promises, dated from the day of the grant', async () => {
    const { promised } = await sheetOf(await idOf('P-2023'));
    expect(promised.map(({ stage, fundsYuan }) => [stage, fundsYuan])).toEqual([
      ['registered', '4900000.00'],
      ['performing', '4900000.00'],
    ]);
    // 24 months from the first of January 2023.
    expect(promised[1]?.dueOn).toBe('2025-01-01');
  });

  test('are followed up once: settling the books again finds nothing', async () => {
    const settle = () =>
      t.deps.db.transaction((tx) =>
        settleMoneyBooks(tx, {
          actor: systemActor('test', '测试'),
          on: t.clock.today(),
          at: t.clock.now(),
          occasion: '补记',
        }),
      );
    const before = await countOf(sql`select count(*)::int as n from commitment_links`);
    expect(await settle()).toBe(0);
    expect(await countOf(sql`select count(*)::int as n from commitment_links`)).toBe(before);
  });

  test('go back with their list, cap, budget and promises with them', async () => {
    expect((await undo(batch)).statusCode).toBe(200);
    expect((await grants()).map(({ number }) => number)).toEqual(['REST-1']);
    expect([await paidOf(2022), await paidOf(2023)]).toEqual(['0.00', '0.00']);
    expect(
      await countOf(sql`select count(*)::int as n from register_entries where register = 'commitment'
        and fields->>'caseNumber' like 'P-%'`),
    ).toBe(0);
  });

  test('stay once somebody has gone on with one of their promises, which is named', async () => {
    const moved = await takeOver([['M-1', '已拨付', '1.00', '2022-06-01']]);
    const { promised } = await sheetOf(await idOf('M-1'));
    const { revision } = await entryOf(promised[0]?.id ?? '');
    await office.post(`/api/entries/${promised[0]?.id}/events`, {
      revision,
      kind: 'comment',
      text: '已联系',
    });
    const refused = await undo(moved);
    expect([refused.statusCode, said(refused)]).toEqual([409, `${name}的承诺事项`]);
    expect((await grants()).map(({ number }) => number)).toContain('M-1');
  });

  test('without a sum leave the year unknown, not untouched: nothing more is ordered of that year', async () => {
    await takeOver([['U-1', '已拨付', '', '2023-02-01']]);
    expect((await grants()).find(({ number }) => number === 'U-1')?.yuan).toBeNull();
    const [next = ''] = await readyToOrder('NEXT-', '1.00');
    const refused = await move(office, next, 'order');
    expect(refused.statusCode, refused.body).toBe(409);
  });
});

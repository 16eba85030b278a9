import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { NewProposal } from '@tenglong/contracts/money';
import type { EntryAct } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { confirmMoney, proposeMoney } from './modules/money/index.ts';
import {
  drawList,
  forecastMoney,
  getEntry,
  getRegister,
  happenToEntry,
  standingOfEntry,
  toEvent,
  type WholeSheet,
} from './modules/register/index.ts';
import { type Actor, countyScope } from './platform/actor/index.ts';
import type { Deps } from './platform/deps.ts';
import { saveFile } from './platform/files/index.ts';
import { Problem } from './platform/problem/index.ts';

/** The day on which the first projects of the sheet applied: long enough ago to have been paid. */
export const EARLY_DAY = '2023-07-10';
const EARLY = /^JG2023-0(0[1-9]|1[0-9]|2[0-9])$/;

/** The sheets with the lines of the projects that applied early; whatever is no line stays. */
export const earlySheets = (sheets: readonly WholeSheet[]): readonly WholeSheet[] =>
  sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.filter(({ cells }) => {
      const code = cells.map((cell) => cell?.text ?? '').find((text) => /^JG\d{4}-\d+$/.test(text));
      return code === undefined || EARLY.test(code);
    }),
  }));

const department = (id: string, name: string, second = ''): Actor => ({
  userId: undefined,
  account: `demo-${id}${second}`,
  displayName: `演示数据（${name}）`,
  role: 'department',
  permissions: new Set(['register.act', 'money.keep'] as const),
  scope: countyScope,
  departmentId: id,
});
const JINGXIN = department('jingxin', '市经信局');
const REVIEWER = department('jingxin', '市经信局', '-2');
const CAIZHENG = department('caizheng', '市财政局');
const CASHIER = department('caizheng', '市财政局', '-2');

/** Budgets of the demonstration: invented, as everything in it. */
const BUDGETS: readonly Omit<NewProposal, 'use' | 'payee'>[] = [
  { kind: 'budget', fund: 'industry', year: 2023, amountYuan: '6000000', reason: '年初部门预算' },
  { kind: 'budget', fund: 'industry', year: 2023, amountYuan: '2000000', reason: '年中追加' },
  {
    kind: 'income',
    fund: 'cage',
    year: 2023,
    amountYuan: '1460000000',
    reason: '1 至 8 月土地出让收入入库数',
  },
  { kind: 'budget', fund: 'cage', year: 2023, amountYuan: '8000000', reason: '按土地出让收入提取' },
];
const SPENDINGS: readonly NewProposal[] = [
  {
    kind: 'spending',
    fund: 'cage',
    year: 2023,
    amountYuan: '3200000',
    use: 'land',
    payee: '示例工业平台公司',
    reason: '收回低效工业用地补偿',
  },
  {
    kind: 'spending',
    fund: 'cage',
    year: 2023,
    amountYuan: '1500000',
    use: 'facilities',
    payee: '示例园区建设公司',
    reason: '小微企业园污水管网',
  },
];

/** How far an application has come, with the days of its steps. */
const STAGES = ['paid', 'paid', 'paid', 'paid', 'ordered', 'ordered', 'publicity', 'joint'] as const;

/** Budgets of the year, and a handful of applications on their way through the steps: paid, ordered, in publicity. */
export async function seedMoney(deps: Deps, office: Actor, register: string): Promise<void> {
  const on = (day: string): Deps => ({ ...deps, clock: { ...deps.clock, today: () => day } });
  const keeper: Actor = { ...office, permissions: new Set(['register.act', 'money.keep'] as const) };
  for (const body of [...BUDGETS.map((one) => ({ ...one, use: '', payee: '' })), ...SPENDINGS]) {
    await proposeMoney(on('2023-07-03'), CAIZHENG, body);
    const [open] = await deps.db.read((tx) =>
      tx.rows<{ id: string }>(
        sql`select id from money_proposals where state = 'open' order by proposed_at desc limit 1`,
      ),
    );
    if (open) await confirmMoney(on('2023-07-04'), keeper, open.id);
  }
  const early = await deps.db.read((tx) =>
    tx.rows<{ id: string }>(sql`
      select id from register_entries where register = ${register} and opened_on = ${EARLY_DAY}
      order by fields->>'number'`),
  );
  let step = 0;
  for (const { id } of early) {
    const to = STAGES[step];
    if (to === undefined) break;
    if (await walk(on, keeper, register, id, to, step + 1)) step += 1;
  }
  await drawList(on('2023-08-30'), CAIZHENG);
  await forecastMoney(on('2023-08-31'), CAIZHENG);
}

/** Takes one application as far as `to`. @returns whether its policy lets it go at all */
async function walk(
  on: (day: string) => Deps,
  office: Actor,
  register: string,
  id: string,
  to: (typeof STAGES)[number],
  number: number,
): Promise<boolean> {
  const act = (
    day: string,
    actor: Actor,
    body: Omit<Extract<EntryAct, { kind: 'amend' }>, 'revision'> | MoveBody,
  ) =>
    happenToEntry(on(day), actor, id, undefined, (prepared, _tx, { revision }) =>
      toEvent(prepared, { ...body, revision }, undefined),
    );
  const sign = (day: string, actor: Actor) =>
    happenToEntry(on(day), actor, id, undefined, () => ({ kind: 'sign' }));
  const attach = (day: string, actor: Actor, kind: string) => {
    const bytes = Buffer.from(`%PDF-1.4\n% 演示材料 ${kind} ${id}\n%%EOF\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return happenToEntry(
      ...[on(day), actor, id, undefined, () => ({ kind: 'attach' as const, evidence: kind, file: sha256 })],
      (tx) => saveFile(tx, Readable.from([bytes]), { sha256, size: bytes.length }, on(day).clock.now()),
    );
  };
  const known = { industryOriented: true, demonstration: number === 2, notExtended: true };
  await act('2023-07-11', JINGXIN, { kind: 'amend', fields: known });
  const amount = await on('2023-07-11').db.read(async (tx) => {
    const loaded = await getRegister(tx, register);
    const entry = await getEntry(tx, countyScope, loaded.register, id);
    return standingOfEntry(tx, loaded, entry, '2023-07-11');
  });
  if (amount === undefined) return false;
  try {
    for (const kind of ['form', 'filing', 'invoices', 'payments']) await attach('2023-07-12', office, kind);
    await act('2023-07-12', office, { kind: 'move', move: 'submit', fields: {} });
    await act('2023-07-18', JINGXIN, { kind: 'move', move: 'check', fields: { decided: amount } });
    if (to === 'joint') return true;
    await sign('2023-07-20', REVIEWER);
    await sign('2023-07-21', CAIZHENG);
    await attach('2023-07-24', office, 'notice');
    await act(to === 'publicity' ? '2023-08-28' : '2023-07-24', office, {
      kind: 'move',
      move: 'agree',
      fields: {},
    });
    if (to === 'publicity') return true;
    const order = { orderNumber: `玉财企〔2023〕${number} 号`, objection: false };
    await act('2023-08-03', REVIEWER, { kind: 'move', move: 'order', fields: order });
    if (to === 'ordered') return true;
    await attach('2023-08-15', CASHIER, 'receipt');
    const paid = { paidOn: '2023-08-15', slipNumber: `HD2023081500${number}` };
    await act('2023-08-15', CASHIER, { kind: 'move', move: 'pay', fields: paid });
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

interface MoveBody {
  readonly kind: 'move';
  readonly move: string;
  readonly fields: Record<string, string | boolean>;
}

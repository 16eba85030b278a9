import type { PaymentListDetail } from '@tenglong/contracts/money';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe } from 'vitest';
import { countStatements } from './count-statements.ts';
import { putUpApplications } from './grant-steps.ts';
import { createMoneyCounty, type MoneyCounty } from './money-county.ts';
import { READING, type Screen, testScreens } from './screen-budget.ts';

/** Enterprises of three townships. */
const FIRMS = [
  { code: '91331083MAMB30L4X0', unit: '331083003' },
  { code: '913310216660052897', unit: '331083001' },
  { code: '913310210340026376', unit: '331083102' },
];

let c: MoneyCounty;
let counter: { take(): number };
let application = '';
let commitment = '';
let list = '';
let draft = '';

beforeAll(async () => {
  c = await createMoneyCounty();
  await c.enter({ amountYuan: '10000000' });
  await more('A', 2);
  counter = countStatements(c.t.deps.db);
}, 300_000);
afterAll(() => c.t.close());

/** As many orders out of the fund, each with its commitments, on a list of their own; a deal, a draft, a proposal. */
async function more(name: string, count: number): Promise<void> {
  for (let at = 1; at <= count; at += 1) {
    const number = `${name}-${at}`;
    const [id = ''] = await putUpApplications(c.t, [number], '1000.00', FIRMS[at % FIRMS.length]);
    const ordered = await c.order(number);
    if (ordered.statusCode !== 200) throw new Error(ordered.body);
    application = id;
    await deal(`${name}-${at}`);
    const proposal = { kind: 'budget', fund: 'industry', year: 2023, amountYuan: '1', reason: '追加' };
    await c.finance.post('/api/budget/proposals', proposal);
    draft = (await c.office.post('/api/policies/22-cutting-tools/drafts', { purpose: '专题会议定' })).json()
      .id;
  }
  await c.office.post('/api/ledger/settlement');
  list = (await c.finance.post('/api/payment-lists')).json<PaymentListDetail>().id;
  await c.t.database.db.transaction((tx) =>
    tx.run(sql`update register_entries set stage = 'broken' where register = 'commitment'`),
  );
  const [row] = await c.t.database.db.read((tx) =>
    tx.rows<{ id: string }>(sql`select id from register_entries where register = 'commitment' limit 1`),
  );
  commitment = row?.id ?? '';
}

/** A plot that was divided and what it freed, for the cage ledger. */
const deal = (number: string) =>
  c.t.database.db.transaction((tx) =>
    tx.run(sql`
      insert into register_entries (id, register, subject_id, subject_name, pinyin, initials, unit_id, stage, stage_since,
        stage_by, opened_on, closed_on, last_event_on, fields, evidence, signatures, revision, several)
      values (gen_random_uuid(), 'land-deal', ${FIRMS[0]?.code}, '某厂', 'mc', 'mc', ${FIRMS[0]?.unit}, 'closed', '2023-08-01',
        'somebody', '2023-07-01', '2023-08-01', '2023-08-01',
        '{"deal": "split", "area": "30", "transferred": "12", "takesFor": "chain"}', '[]', '[]', 1, ${number})`),
  );

const SCREENS: readonly Screen[] = [
  ['兑现台账', () => '/api/payments?size=100', 5],
  ['一笔兑现的来龙去脉', () => `/api/payments/${application}`, 5 + READING],
  ['预算', () => '/api/budget?year=2023', 9],
  ['拨付清册', () => '/api/payment-lists', 9],
  ['一份拨付清册', () => `/api/payment-lists/${list}`, 4],
  ['资金账核对', () => '/api/money/check', 28],
  ['承诺与追缴', () => '/api/commitments', 6],
  ['一条承诺', () => `/api/entries/${commitment}`, 11 + READING],
  ['一条的承诺和追缴', () => `/api/entries/${application}/promises`, 9 + READING],
  ['银行参考名单', () => '/api/bank-list', 4],
  ['申报与审核', () => '/api/applications', 3],
  ['一件申报', () => `/api/entries/${application}`, 14 + READING],
  ['一件申报的判定', () => `/api/entries/${application}/grant`, 8 + READING],
  ['申报各件', () => '/api/registers/equipment-grant/entries?size=100', 4],
  ['政策库', () => '/api/policies', 2],
  ['一项政策', () => '/api/policies/22-equipment', 2],
  ['政策编辑', () => '/api/policy-drafts', 3],
  ['一份政策草案', () => `/api/policy-drafts/${draft}`, 7],
  ['草案影响', () => `/api/policy-drafts/${draft}/preview`, 4],
  ['政策找企业', () => '/api/policies/matches/2022?size=100', 5],
  ['断崖透视', () => '/api/policies/cliffs/2022', 18],
  ['腾笼账', () => '/api/ledger', 7],
  ['腾笼账明细', () => '/api/ledger/journal?size=100', 4],
  ['腾笼账核对', () => '/api/ledger/check', 10],
  ['八张清单', () => '/api/lists', 4],
  ['一张附件清单', () => '/api/lists/1', 4],
  ['责任清单', () => '/api/tasks', 9],
  ['一项任务', () => '/api/tasks/4', 10],
];

const ADDED = 6;

describe('every screen of funds, policies and promises asks a bounded number of queries', () => {
  testScreens(
    SCREENS,
    () => ({ counter, client: c.office }),
    () => more('M', ADDED),
  );
});

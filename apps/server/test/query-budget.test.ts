import type { RunSummary } from '@tenglong/contracts/evaluation';
import type { EntryDetail } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe } from 'vitest';
import { countStatements } from './count-statements.ts';
import { code, csv, name } from './plans/yunping.ts';
import { READING, type Screen, testScreens } from './screen-budget.ts';
import { createSmallCounty, type SmallCounty, sendAll } from './small-county.ts';

let county: SmallCounty;
let counter: { take(): number };
let batch = '';
let run = '';
let entry = '';

const TAX = ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'];
/** A sheet with this many rows of firms that nobody knows and one that is known. */
const strangers = (rows: number) =>
  csv([
    TAX,
    ['2023', code(1), name(1), '上', '600', '500'],
    ...Array.from({ length: rows }, (_, at) => ['2023', '', `外县某某${at}号厂`, '上', '1', '1']),
  ]);

beforeAll(async () => {
  county = await createSmallCounty();
  await sendAll(county);
  batch = (await county.send('纳税开票2023.csv', strangers(2))).id;
  run = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json<RunSummary>().id;
  entry = await putOnList(1);
  // Published by a plan whose appeals hear it; here only what is shown of it.
  await county.database.db.transaction(async (tx) => {
    await tx.run(sql`
      insert into publications (id, number, against, title, opens_at, closes_at, made_by, register, row_count, rows_digest)
      values (gen_random_uuid(), 1, 'other', '名单', '2023-09-01', '2023-09-08', '甲', 'cleanup', 1, '')`);
    await tx.run(sql`
      insert into publication_rows (number, place, entry_id, subject_name, unit_name, stage_title, said)
      select 1, 1, id, subject_name, '', stage, '[]'::json from register_entries limit 1`);
  });
  counter = countStatements(county.deps.db);
});
afterAll(() => county.close());

const STRICTNESS = encodeURIComponent('strictness-differs:开工率');

const SCREENS: readonly Screen[] = [
  ['方案总览', () => '/api/plan', 10],
  ['矛盾台', () => '/api/plan/contradictions', 3],
  ['换一种读法', () => `/api/plan/reading?key=${STRICTNESS}&value=80`, 8],
  ['方案版本', () => '/api/plan/versions', 4],
  ['方案原文', () => '/api/plan/text', 4],
  ['谁报了什么', () => '/api/intake/matrix', 6],
  ['批次', () => '/api/intake/batches?size=100', 5],
  ['一批数据', () => `/api/intake/batches/${batch}`, 3],
  ['入库预览', () => `/api/intake/batches/${batch}/rows?show=all`, 7],
  ['问题清单', () => `/api/intake/batches/${batch}/problems?size=100`, 7],
  ['企业库', () => '/api/enterprises?size=100', 5],
  ['企业库合计', () => '/api/enterprises/sums', 5],
  ['一企一档', () => `/api/enterprises/${code(1)}`, 9 + READING],
  ['数的来源', () => `/api/enterprises/${code(1)}/facts/2023/taxPaid`, 10 + READING],
  ['变更记录', () => `/api/enterprises/${code(1)}/changes`, 4 + READING],
  ['历次测算', () => '/api/evaluation/runs', 4],
  ['一次测算', () => `/api/evaluation/runs/${run}`, 7],
  ['评价结果', () => `/api/evaluation/runs/${run}/results?size=100`, 6],
  ['评价说明', () => `/api/evaluation/runs/${run}/enterprises/${code(1)}`, 8 + READING],
  ['高耗低效排查', () => '/api/screening/2023', 9],
  ['政策计算器', () => '/api/calculator', 2],
  ['政策找企业', () => '/api/policies/matches/2023?size=100', 6],
  ['一家企业可享的政策', () => `/api/enterprises/${code(1)}/policies`, 5 + READING],
  ['断崖透视', () => '/api/policies/cliffs/2023', 13],
  ['政策编辑', () => '/api/policy-drafts', 4],
  ['申报与审核', () => '/api/applications', 4],
  ['专项清单', () => '/api/registers', 5],
  ['一张清单', () => '/api/registers/cleanup', 5],
  ['清单各条', () => '/api/registers/cleanup/entries?size=100', 5],
  ['清单合计', () => '/api/registers/cleanup/sums', 4],
  ['清单看板', () => '/api/registers/cleanup/board', 4],
  ['清单日历', () => '/api/registers/cleanup/calendar', 6],
  ['清单比率', () => '/api/registers/cleanup/ratios', 4],
  ['列入清单的影响', () => `/api/registers/cleanup/opening?subject=${code(1)}`, 7],
  ['项目作战图', () => '/api/projects/map', 4],
  ['承诺与追缴', () => '/api/commitments', 7],
  ['一家企业的承诺', () => `/api/enterprises/${code(1)}/commitments`, 5 + READING],
  ['一条的承诺和追缴', () => `/api/entries/${entry}/promises`, 6 + READING],
  ['公示与申诉', () => '/api/publications', 6],
  ['公示的清单', () => '/api/publications/1', 6],
  ['抽查', () => '/api/spot-checks', 5],
  ['腾笼账', () => '/api/ledger', 8],
  ['腾笼账明细', () => '/api/ledger/journal', 4],
  ['清单一条', () => `/api/entries/${entry}`, 10 + READING],
  ['企业所在的清单', () => `/api/subjects/${code(1)}/entries`, 4],
  ['我的待办', () => '/api/todo', 4],
  ['待办件数', () => '/api/todo/count', 4],
  ['消息', () => '/api/notices', 4],
  ['未读消息数', () => '/api/notices/count', 3],
  ['外发台', () => '/api/outbox', 4],
  ['收件邮箱', () => '/api/outbox/addresses', 4],
];

const putOnList = async (firm: number) => {
  const body = { subjectId: code(firm), subjectName: name(firm), unitId: null, fields: {} };
  return (await county.office.post('/api/registers/cleanup/entries', body)).json<EntryDetail>().id;
};

describe('every screen asks a bounded number of queries', () => {
  testScreens(
    SCREENS,
    () => ({ counter, client: county.office }),
    async () => {
      batch = (await county.send('纳税开票2023.csv', strangers(40))).id;
      for (const rows of [3, 4, 5]) await county.drop('纳税开票2023.csv', strangers(rows));
      for (let again = 0; again < 3; again += 1) {
        run = (await county.office.post('/api/evaluation/runs', { year: 2023 })).json<RunSummary>().id;
      }
      for (const firm of [2, 3, 4, 5]) await putOnList(firm);
    },
  );
});

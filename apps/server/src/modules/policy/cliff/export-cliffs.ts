import type { CliffRow } from '@tenglong/contracts/policy';
import type { Actor } from '../../../platform/actor/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import { type ColumnSpec, paperFor, type WorkbookSpec } from '../../../platform/workbook/index.ts';
import type { DraftDeps } from '../draft/draft-deps.ts';
import { keepCliffs } from './keep-cliffs.ts';

const KINDS = { condition: '条件', tier: '分档', cap: '限额' } as const;
const OPERATORS = { atLeast: '≥', above: '>', atMost: '≤', below: '<' } as const;
const VERDICTS = { few: '太少，不判断', even: '没有扎堆', bunched: '线上扎堆' } as const;
const BANDS = [
  '<−50%',
  '−50～−20%',
  '−20～−10%',
  '−10～−5%',
  '−5～0%',
  '0～5%',
  '5～10%',
  '10～20%',
  '20～50%',
  '>50%',
];

const LINES: readonly ColumnSpec[] = [
  { header: '政策', width: 26 },
  { header: '条款', width: 8 },
  { header: '类别', width: 8 },
  { header: '指标', width: 34 },
  { header: '界限', width: 22 },
  ...BANDS.map((header): ColumnSpec => ({ header, kind: 'number', decimals: 0, width: 10 })),
  { header: '未知', kind: 'number', decimals: 0, width: 8 },
  { header: '刚达到', kind: 'number', decimals: 0, width: 8 },
  { header: '差一点', kind: 'number', decimals: 0, width: 8 },
  { header: '出于偶然的机会', width: 14 },
  { header: '看法', width: 12 },
];
const NEIGHBOURS: readonly ColumnSpec[] = [
  { header: '政策', width: 26 },
  { header: '指标', width: 34 },
  { header: '界限', width: 22 },
  { header: '哪一侧', width: 10 },
  { header: '企业', width: 34 },
  { header: '统一社会信用代码', width: 22 },
  { header: '乡镇', width: 14 },
  { header: '等级', width: 6, align: 'center' },
  { header: '项目', width: 20 },
  { header: '数值', kind: 'number', decimals: 2, width: 16 },
  { header: '依据', width: 12 },
];

const lineOf = (row: CliffRow) => [
  ...[row.policyTitle, row.clause, KINDS[row.kind], row.label, `${OPERATORS[row.operator]} ${row.bound}`],
  ...row.bands,
  ...[
    row.unknown,
    row.nearMet,
    row.nearUnmet,
    row.chance ?? '',
    row.kind === 'cap' ? '' : VERDICTS[row.verdict],
  ],
];

/** The thresholds, and everybody who stands near one, as a workbook. */
export async function exportCliffs(deps: DraftDeps, actor: Actor, year: number): Promise<WorkbookSpec> {
  const { rows, asOf } = await keepCliffs(deps, year);
  const near = rows.flatMap((row) =>
    row.neighbours.map((one) => [
      ...[
        row.policyTitle,
        row.label,
        `${OPERATORS[row.operator]} ${row.bound}`,
        one.met ? '刚达到' : '差一点',
      ],
      ...[one.name, one.creditCode, one.unitName, one.grade ?? '未评', one.caseNumber, one.figure],
      one.source === 'application' ? '在办申报' : '已掌握的数据',
    ]),
  );
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'policy.cliffsExported',
      subject: String(year),
      at: deps.clock.now(),
      after: { year, thresholds: rows.length, neighbours: near.length },
    }),
  );
  const shared = { signatures: ['制表：', '审核：', '日期：'], filter: true };
  const line = { right: `判定日：${asOf}` };
  return {
    sheets: [
      {
        name: '界限',
        title: `${year} 年断崖透视`,
        columns: LINES,
        rows: rows.map(lineOf),
        frozenColumns: 1,
        lines: [{ left: `各项政策的界限 ${rows.length} 条，各档是离界限多远的件数`, ...line }],
        ...shared,
        page: paperFor(LINES),
      },
      {
        name: '线边名单',
        title: `${year} 年界限上下 5% 以内的名单`,
        columns: NEIGHBOURS,
        rows: near,
        frozenColumns: 1,
        lines: [{ left: `共 ${near.length} 件`, ...line }],
        ...shared,
        page: paperFor(NEIGHBOURS),
      },
    ],
  };
}

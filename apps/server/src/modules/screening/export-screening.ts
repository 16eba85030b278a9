import type { ScreeningQuery, ScreeningRow } from '@tenglong/contracts/screening';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CellInput, WorkbookSpec } from '../../platform/workbook/index.ts';
import { listScreening } from './list-screening.ts';

const CHUNK = 500;
const VERDICTS = { yes: '列入', unknown: '暂不能判定' } as const;
const SCALES = { above: '规上', below: '规下' } as const;

const toCells = (
  row: ScreeningRow,
  titles: ReadonlyMap<string, string>,
  heads: readonly string[],
): CellInput[] => [
  row.name,
  row.creditCode,
  row.unitName,
  row.scale ? SCALES[row.scale] : '',
  row.grade ?? '',
  titles.get(row.rule) ?? row.rule,
  VERDICTS[row.verdict],
  ...heads.map(
    (head) => row.figures.find(({ label, year }) => `${year} 年${label}` === head)?.figure.value ?? '',
  ),
  row.missing.join('、'),
];

/** The list as shown under the filter, with the figures of both years. */
export function exportScreening(
  deps: Deps,
  actor: Actor,
  year: number,
  query: ScreeningQuery,
): Promise<WorkbookSpec> {
  return deps.db.transaction(async (tx) => {
    const found: ScreeningRow[] = [];
    let titles: ReadonlyMap<string, string> = new Map();
    for (let page = 0; ; page += 1) {
      const { rows, rules } = await listScreening(tx, actor.scope, year, { ...query, page, size: CHUNK });
      titles = new Map(rules.map(({ id, title }) => [id, title]));
      found.push(...rows);
      if (rows.length < CHUNK) break;
    }
    const figures = new Map(
      found.flatMap((row) =>
        row.figures.map(({ label, unit, year: of }) => [`${of} 年${label}`, unit] as const),
      ),
    );
    const at = deps.clock.now();
    await recordAudit(tx, {
      actor,
      action: 'screening.exported',
      subject: String(year),
      at,
      after: { query },
    });
    return {
      sheets: [
        {
          name: '高耗低效排查',
          title: `${year} 年高耗低效企业排查清单`,
          lines: [{ left: `共 ${found.length} 条`, right: `导出日期：${deps.clock.today()}` }],
          columns: [
            { header: '企业名称', width: 34 },
            { header: '统一社会信用代码', width: 22 },
            { header: '乡镇（街道）', width: 14 },
            { header: '规模', width: 6 },
            { header: '等级', align: 'center', width: 6 },
            { header: '规则', width: 16 },
            { header: '结论', width: 12 },
            ...[...figures].map(([head, unit]) => ({
              header: `${head}（${unit}）`,
              kind: 'number' as const,
              decimals: 2,
            })),
            { header: '缺的数据', width: 30 },
          ],
          rows: found.map((row) => toCells(row, titles, [...figures.keys()])),
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 1,
          filter: true,
          page: { paper: 'A3', orientation: 'landscape' },
        },
      ],
    };
  });
}

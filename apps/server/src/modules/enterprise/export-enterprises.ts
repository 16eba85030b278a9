import type { EnterpriseQuery, EnterpriseRow } from '@tenglong/contracts/enterprise';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { CellInput, WorkbookSpec } from '../../platform/workbook/index.ts';
import type { FactDictionary } from './fact-dictionary.ts';
import { type ListHead, listEnterprises, sumEnterprises } from './list-enterprises.ts';

const CHUNK = 500;
const SCALES = { above: '规上', below: '规下' } as const;

function toCells(row: EnterpriseRow, place: number, dictionary: FactDictionary): CellInput[] {
  const facts = dictionary.map(({ id }): CellInput => {
    const figure = row.facts[id];
    if (figure?.state === 'known') return figure.value;
    return figure?.state === 'unknown' ? '未知' : '未报';
  });
  return [
    place,
    row.name,
    row.creditCode,
    row.unitName,
    row.scale ? SCALES[row.scale] : '未知',
    row.industryName,
    ...facts,
    row.total,
    row.rank,
    row.grade ?? '',
  ];
}

/** Exactly what the list shows under the filter: all pages, in its order, with the filter in words and the sums. */
export function exportEnterprises(
  deps: Deps,
  actor: Actor,
  query: EnterpriseQuery,
  head: ListHead,
  filterText: string,
): Promise<WorkbookSpec> {
  const { dictionary } = head;
  return deps.db.transaction(async (tx) => {
    const rows: CellInput[][] = [];
    let year: number | null = null;
    for (let page = 0; ; page += 1) {
      const found = await listEnterprises(tx, actor.scope, { ...query, page, size: CHUNK }, head);
      year = found.year;
      for (const row of found.rows) rows.push(toCells(row, rows.length + 1, dictionary));
      if (found.rows.length < CHUNK) break;
    }
    const { sums } = await sumEnterprises(tx, actor.scope, query, dictionary);
    const after = { query, rows: rows.length };
    const at = deps.clock.now();
    await recordAudit(tx, { actor, action: 'enterprise.exported', subject: 'enterprises', at, after });
    const filter = filterText === '' ? '全部' : filterText;
    return {
      sheets: [
        {
          name: '企业库',
          title: `企业库${year === null ? '' : `（${year} 年数据）`}`,
          lines: [
            { left: `筛选：${filter}，共 ${rows.length} 家`, right: `导出日期：${deps.clock.today()}` },
          ],
          columns: [
            { header: '序号', kind: 'number', width: 6 },
            { header: '企业名称', width: 34 },
            { header: '统一社会信用代码', width: 22 },
            { header: '乡镇（街道）', width: 14 },
            { header: '规模', width: 6 },
            { header: '行业', width: 20 },
            ...dictionary.map(({ title, unit, decimals }) => ({
              header: `${title}（${unit}）`,
              kind: 'number' as const,
              decimals,
            })),
            { header: '总分', kind: 'number', decimals: 2 },
            { header: '名次', kind: 'number' },
            { header: '等级', align: 'center' },
          ],
          rows,
          total: [
            '',
            '合计',
            '',
            '',
            '',
            '',
            ...dictionary.map(({ id }) => sums[id]?.value ?? ''),
            '',
            '',
            '',
          ],
          signatures: ['制表：', '审核：', '日期：'],
          frozenColumns: 2,
          filter: true,
          page: { paper: 'A3', orientation: 'landscape' },
        },
      ],
    };
  });
}

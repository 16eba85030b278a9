import type { EnterpriseQuery } from '@tenglong/contracts/enterprise';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { FactDictionary } from './fact-dictionary.ts';
import { listEnterprises } from './list-enterprises.ts';

const CHUNK = 500;
const SCALES = { above: '规上', below: '规下' };

/** A table as the exporter writes it: heads, and per row one text or number for each. */
export interface ExportTable {
  readonly title: string;
  readonly notes: readonly string[];
  readonly heads: readonly { readonly title: string; readonly unit?: string; readonly decimals?: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Exactly what the list shows under the filter, all pages, in its order, with the filter in words. */
export async function exportEnterprises(
  deps: Deps,
  actor: Actor,
  query: EnterpriseQuery,
  dictionary: FactDictionary,
  filterText: string,
): Promise<ExportTable> {
  return deps.db.transaction(async (tx) => {
    const rows: (string | number | null)[][] = [];
    let year: number | null = null;
    for (let page = 0; ; page += 1) {
      const found = await listEnterprises(tx, actor.scope, { ...query, page, size: CHUNK }, dictionary);
      year = found.year;
      for (const row of found.rows) {
        const facts = dictionary.map(({ id }) => {
          const figure = row.facts[id];
          if (figure?.state === 'known' && figure.value !== null) return Number(figure.value);
          return figure?.state === 'unknown' ? '未知' : '未报';
        });
        rows.push([
          rows.length + 1,
          row.name,
          row.creditCode,
          row.unitName,
          row.scale ? SCALES[row.scale] : '未知',
          row.industryName,
          ...facts,
          row.total,
          row.rank,
          row.grade ?? '',
        ]);
      }
      if (found.rows.length < CHUNK) break;
    }
    const at = deps.clock.now();
    const after = { query, rows: rows.length };
    await recordAudit(tx, { actor, action: 'enterprise.exported', subject: 'enterprises', at, after });
    return {
      title: `企业库${year === null ? '' : `（${year} 年数据）`}`,
      notes: [`导出日期 ${deps.clock.today()}`, filterText === '' ? '筛选：全部' : `筛选：${filterText}`],
      heads: [
        { title: '序号' },
        { title: '企业名称' },
        { title: '统一社会信用代码' },
        { title: '乡镇（街道）' },
        { title: '规模' },
        { title: '行业' },
        ...dictionary.map(({ title, unit, decimals }) => ({ title, unit, decimals })),
        { title: '总分', unit: '分', decimals: 2 },
        { title: '名次' },
        { title: '等级' },
      ],
      rows,
    };
  });
}

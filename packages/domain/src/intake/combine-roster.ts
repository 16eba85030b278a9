import type { RosterEntry } from '../enterprise/index.ts';
import { chooseBy, rulingsOn } from './combine-facts.ts';
import { listRows, type ReportAt, settleRows } from './combine-rows.ts';
import type { Dataset } from './dataset.ts';
import type { Ruling } from './ruling.ts';
import type { RowsByEnterprise, StagedRow } from './staged-row.ts';

/** The name and the township of a roster row: what every roster has beside its fields. */
const TEXTS = [
  {
    id: 'name',
    title: '企业名称',
    of: (row: StagedRow) => row.name,
    column: (row: StagedRow) => row.source.nameColumn,
  },
  {
    id: 'unit',
    title: '乡镇（街道）',
    of: (row: StagedRow) => row.unit,
    column: (row: StagedRow) => row.source.unitColumn,
  },
] as const;

/**
 * The roster that its rows come to. The same row twice counts once; where two differ, that field is unknown (the name
 * stays the first one's, so that the enterprise can be found).
 *
 * @param rows - by credit code; under the empty code those that have none
 */
export function combineRoster(
  dataset: Dataset,
  rows: RowsByEnterprise,
  rulings: readonly Ruling[],
  reportAt: ReportAt,
): RosterEntry[] {
  placeNamed(rows, reportAt);
  const entries: RosterEntry[] = [];
  for (const [creditCode, own] of rows) {
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) continue;
    const conflicts = reportTexts(own, first, last, creditCode, reportAt);
    // rows that differ in name or township do not say the same twice
    const settling: ReportAt = (row) => (kind, facts) => {
      if (kind !== 'duplicate-identical' || conflicts.size === 0) reportAt(row)(kind, facts);
    };
    const choose = chooseBy(rulingsOn(rulings, dataset.file.id, null, creditCode), dataset);
    const settled = settleRows(dataset, own, first.name, creditCode, choose, settling);
    const text = (id: string) => {
      const value = settled[dataset.fields.findIndex(({ field }) => field.id === id)];
      return typeof value === 'string' ? value : null;
    };
    const scale = text('scale');
    entries.push({
      creditCode,
      name: first.name,
      unit: conflicts.has('unit') ? '' : first.unit,
      scale: scale === 'above' || scale === 'below' ? scale : null,
      industry: text('industry') ?? '',
      foundedOn: text('foundedOn'),
      formerNames: [...new Set(own.map(({ formerName }) => formerName).filter((name) => name !== ''))],
    });
  }
  return entries;
}

/** Gives a row without a code to the one enterprise of the roster that has its name; else it stays outside, and is listed. */
function placeNamed(rows: RowsByEnterprise, reportAt: ReportAt): void {
  const nameless = rows.get('') ?? [];
  rows.delete('');
  const byName = new Map<string, Set<string>>();
  for (const [code, own] of rows) {
    for (const { name } of own) byName.set(name, (byName.get(name) ?? new Set()).add(code));
  }
  for (const row of nameless) {
    const [code, ...others] = byName.get(row.name) ?? [];
    const at = { row: row.row, name: row.name };
    if (code !== undefined && others.length === 0) {
      rows.get(code)?.push({ ...row, matchedBy: 'name' });
      reportAt(row)('matched-by-name', {
        ...at,
        column: row.source.nameColumn,
        value: row.name,
        detail: code,
      });
      continue;
    }
    const column = row.source.codeColumn;
    reportAt(row)('missing', { ...at, column, fields: ['creditCode'], title: '统一社会信用代码' });
  }
}

function reportTexts(
  rows: readonly StagedRow[],
  first: StagedRow,
  last: StagedRow,
  code: string,
  reportAt: ReportAt,
): Set<string> {
  const conflicts = new Set<string>();
  for (const { id, title, of, column } of TEXTS) {
    const said = [...new Set(rows.map(of))];
    const place = { row: last.row, column: column(last), fields: [id], title, name: first.name, code };
    if (said.length > 1) {
      conflicts.add(id);
      const value = said.map((text) => text || '空').join('、');
      reportAt(last)('duplicate-conflicting', {
        ...place,
        rows: rows.filter(({ source }) => source === last.source).map(({ row }) => row),
        value,
        detail: listRows(rows),
      });
    } else if (said[0] === '' && column(first) !== '')
      reportAt(first)('missing', { ...place, row: first.row });
  }
  return conflicts;
}

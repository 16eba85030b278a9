import type { Violation } from '../enterprise/index.ts';
import { listRows, type ReportAt } from './combine-rows.ts';
import type { Dataset } from './dataset.ts';
import { rawAt, type StagedRow } from './staged-row.ts';
import { foldText } from './text.ts';

/**
 * The findings that the rows of one enterprise list: each different row is one of its own, a row that says the same
 * again counts once. A row whose day or severity cannot be read has been reported and finds nothing.
 */
export function combineEvents(
  dataset: Dataset,
  rows: readonly StagedRow[],
  name: string,
  creditCode: string,
  reportAt: ReportAt,
): Violation[] {
  const at = (id: string) => dataset.fields.findIndex(({ field }) => field.id === id);
  const [field, foundOn, severity] = [at('field'), at('foundOn'), at('severity')];
  const alike = new Map<string, StagedRow[]>();
  for (const row of rows) {
    const key = row.values
      .map((value, i) => (typeof value === 'string' ? foldText(value) : rawAt(row, i)))
      .join('\u001f');
    const same = alike.get(key);
    if (same) same.push(row);
    else alike.set(key, [row]);
  }
  const violations: Violation[] = [];
  for (const same of alike.values()) {
    const [first] = same;
    const last = same.at(-1);
    if (!first || !last) continue;
    if (same.length > 1) {
      const place = {
        row: last.row,
        rows: same.filter(({ source }) => source === last.source).map(({ row }) => row),
        name,
        code: creditCode,
      };
      reportAt(last)('duplicate-identical', { ...place, detail: listRows(same) });
    }
    const [what, day, weight] = [first.values[field], first.values[foundOn], first.values[severity]];
    if (typeof day !== 'string' || (weight !== 'severe' && weight !== 'ordinary')) continue;
    violations.push({ field: typeof what === 'string' ? what : '', foundOn: day, severity: weight });
  }
  return violations.sort((a, b) => (a.foundOn < b.foundOn ? -1 : a.foundOn > b.foundOn ? 1 : 0));
}

import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { type EnterpriseYear, FactsFile, type Scale, type Violation } from '@tenglong/domain/enterprise';
import { SchemeFile } from '@tenglong/domain/evaluation';
import { parseDecimal } from '@tenglong/domain/values';
import { parse } from 'yaml';
import { type CsvRow, parseCsv } from './county/compare.ts';

const root = new URL('../../../', import.meta.url);
const sample = new URL('samples/yuhuan-demo/', root);

/** A shipped scheme, by the name of its file. */
export function schemeOf(name: string): SchemeFile {
  const file = new URL(`plans/yuhuan-2021-2023/evaluation/${name}.yaml`, root);
  return SchemeFile.parse(parse(readFileSync(file, 'utf8')));
}

/** The plan's fact dictionary. */
export function dictionary(): FactsFile {
  return FactsFile.parse(parse(readFileSync(new URL('plans/yuhuan-2021-2023/facts.yaml', root), 'utf8')));
}

/** One of the sample's expected files. */
export function expectedRows(name: string): CsvRow[] {
  return parseCsv(readFileSync(new URL(`expected/${name}`, sample), 'utf8'));
}

/** The enforcement departments' list: 序号, 企业名称, 统一社会信用代码, 领域, 认定日期, 情形, dates already as YYYY-MM-DD. */
function violationsByCode(): Map<string, Violation[]> {
  const book = read(readFileSync(new URL('workbooks/违法违规企业清单.xlsx', sample)));
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const byCode = new Map<string, Violation[]>();
  for (const row of utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(2)) {
    const [, , code = '', field = '', foundOn = '', severity = ''] = row.map(String);
    const violation: Violation = { field, foundOn, severity: severity === '严重' ? 'severe' : 'ordinary' };
    byCode.set(code, [...(byCode.get(code) ?? []), violation]);
  }
  return byCode;
}

/**
 * The sample county as it truly was in a year. Who is not in the expected results is below scale on less than 3 亩.
 * The industry of an enterprise is not in these files and stands empty.
 */
export function countyOf(year: number): EnterpriseYear[] {
  const listed = new Map(expectedRows(`results-${year}.csv`).map((row) => [row.creditCode, row]));
  const violations = violationsByCode();
  return expectedRows(`facts-${year}.csv`).map(({ creditCode = '', ...figures }) => {
    const known = listed.get(creditCode);
    const facts = Object.entries(figures).flatMap(([fact, text]) => {
      const figure = parseDecimal(text);
      return figure ? [[fact, figure] as const] : [];
    });
    return {
      creditCode,
      name: known?.name ?? '',
      unit: known?.unit ?? '',
      scale: (known?.scale ?? 'below') as Scale,
      industry: '',
      facts: new Map(facts),
      violations: violations.get(creditCode) ?? [],
    };
  });
}

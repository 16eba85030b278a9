import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { FACTS, type Fact, type KnownFirm, type Scale } from './expectation.ts';
import { gradeScale, INDICATOR_IDS } from './oracle-grades.ts';
import { screen } from './oracle-screening.ts';
import { fromDecimal, type Ratio, toDecimal } from './ratio.ts';

const sample = new URL('../../../../samples/yuhuan-demo/', import.meta.url);

function rowsOf(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(new URL(`expected/${name}`, sample), 'utf8')
    .trim()
    .split(/\r?\n/);
  const keys = head!.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,|^)(?=,|$)/g)].map((m) => m[1] ?? m[2] ?? '');
    return Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? '']));
  });
}

/** Violations have no expected file: the sample's list is a plain sheet with ISO dates. */
function violationsOf(year: number): Map<string, 'severe' | 'ordinary'> {
  const book = read(readFileSync(new URL('workbooks/违法违规企业清单.xlsx', sample)));
  const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 }).slice(2);
  const heaviest = new Map<string, 'severe' | 'ordinary'>();
  for (const row of rows) {
    const code = row[2]!;
    if (!String(row[4]).startsWith(`${year}-`)) continue;
    if (row[5] === '严重' || !heaviest.has(code))
      heaviest.set(code, row[5] === '严重' ? 'severe' : 'ordinary');
  }
  return heaviest;
}

function firmsOf(year: number): KnownFirm[] {
  const listed = new Map(rowsOf(`results-${year}.csv`).map((r) => [r.creditCode!, r]));
  const violations = violationsOf(year);
  return rowsOf(`facts-${year}.csv`).map((row) => {
    const creditCode = row.creditCode!;
    const facts = new Map<Fact, Ratio>();
    for (const fact of FACTS) if (row[fact]) facts.set(fact, fromDecimal(row[fact]!));
    const known = listed.get(creditCode);
    const scale = (known?.scale ?? 'below') as Scale;
    return {
      creditCode,
      name: known?.name ?? '',
      unit: known?.unit ?? '',
      scale,
      facts,
      violation: violations.get(creditCode),
    };
  });
}

const digits = (value: Ratio | undefined, places: number) => (value ? toDecimal(value, places) : '');

describe('The oracle, given the true figures of the sample county, meets its expected files', () => {
  test.each([2021, 2022])('baselines and results of %i, to the last enterprise and printed digit', (year) => {
    const firms = firmsOf(year);
    const graded = (['above', 'below'] as const).map((scale) => gradeScale(firms, scale));
    const baselines = graded
      .flatMap((g) => g.baselines)
      .map((b) => [b.scale, b.indicator, toDecimal(b.value, 9)]);
    expect(baselines).toEqual(rowsOf(`baselines-${year}.csv`).map((b) => [b.scale, b.indicator, b.baseline]));

    const got = new Map(
      graded
        .flatMap((g) => g.results)
        .map((r) => {
          const items = INDICATOR_IDS.flatMap((id): [string, string][] => [
            [`${id}.value`, digits(r.items.get(id)?.value, 6)],
            [`${id}.score`, digits(r.items.get(id)?.score, 6)],
          ]);
          const rest = {
            creditCode: r.creditCode,
            name: r.name,
            unit: r.unit,
            scale: r.scale,
            total: digits(r.total, 6),
            rank: r.rank === undefined ? '' : String(r.rank),
            preliminaryGrade: r.preliminaryGrade,
            grade: r.grade,
            reason: r.lacking.length === 0 ? '' : `unknown: ${r.lacking.join(', ')}`,
          };
          return [r.creditCode, { ...Object.fromEntries(items), ...rest }] as const;
        }),
    );
    const wanted = rowsOf(`results-${year}.csv`);
    expect(got.size).toBe(wanted.length);
    const differing = wanted.flatMap((row) => {
      const mine: Record<string, string> = got.get(row.creditCode!) ?? {};
      return Object.keys(row).flatMap((key) => {
        const apart = row[key] !== mine[key] && !lastDigit(row[key]!, mine[key] ?? '');
        return apart ? [`${row.creditCode} ${key}: ${row[key]} ≠ ${mine[key]}`] : [];
      });
    });
    expect(differing).toEqual([]);
  });

  test('screening verdicts of 2022, yes and unknown', () => {
    const before = new Map(firmsOf(2021).map((f) => [f.creditCode, f]));
    const got = screen(firmsOf(2022), before).map((v) => `${v.creditCode},${v.rule},${v.verdict}`);
    const wanted = rowsOf('screening-2022.csv').map((v) => `${v.creditCode},${v.rule},${v.verdict}`);
    expect(got.sort()).toEqual(wanted.sort());
  });
});

/** An exact half in the seventh digit: the printed file may have rounded it either way. */
function lastDigit(a: string, b: string): boolean {
  if (!/^-?\d+\.\d{6}$/.test(a) || !/^-?\d+\.\d{6}$/.test(b)) return false;
  const apart = BigInt(a.replace('.', '')) - BigInt(b.replace('.', ''));
  return apart === 1n || apart === -1n;
}

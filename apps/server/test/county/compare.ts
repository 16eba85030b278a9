import type { ExpectedResult, ExpectedVerdict, Fact, KnownFirm } from './expectation.ts';
import { FACTS } from './expectation.ts';
import type { WrittenFile } from './files.ts';
import { INDICATOR_IDS } from './oracle-grades.ts';
import type { ExpectedProblem } from './oracle-reading.ts';
import {
  add,
  compare,
  equal,
  fromDecimal,
  multiply,
  type Ratio,
  ratio,
  subtract,
  toDecimal,
} from './ratio.ts';

export type CsvRow = Readonly<Record<string, string>>;

/** Quotes doubled, an optional byte order mark, LF or CRLF. */
export function csvCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const match of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (match[0] === '' && row.length === 0) break;
    row.push(match[1]?.replace(/""/g, '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

export function parseCsv(text: string): CsvRow[] {
  const [head = [], ...body] = csvCells(text);
  return body.map((cells) => Object.fromEntries(head.map((key, i) => [key, cells[i] ?? ''])));
}

/** A printed figure agrees if it is the exact one to its own last digit, and a billionth for floating point. */
function agrees(printed: string, exact: Ratio | undefined): boolean {
  if (exact === undefined || printed === '') return exact === undefined && printed === '';
  if (!/^-?\d+(\.\d+)?$/.test(printed)) return false;
  const apart = subtract(fromDecimal(printed), exact);
  const places = BigInt(printed.split('.')[1]?.length ?? 0);
  const size = exact.n < 0n ? ratio(-exact.n, exact.d) : exact;
  const slack = add(ratio(1n, 2n * 10n ** places), multiply(add(ratio(1n), size), ratio(1n, 10n ** 9n)));
  return compare(apart.n < 0n ? ratio(-apart.n, apart.d) : apart, slack) <= 0;
}

const shown = (value: Ratio | undefined) => (value === undefined ? '(none)' : toDecimal(value, 9));

export function compareFacts(rows: readonly CsvRow[], year: number, firms: readonly KnownFirm[]): string[] {
  const got = new Map(rows.map((row) => [row.creditCode, row]));
  const wrong: string[] = [];
  for (const { creditCode, name, facts } of firms) {
    const row = got.get(creditCode);
    if (!row) {
      if (facts.size > 0) wrong.push(`facts ${year}: ${name} ${creditCode} is absent`);
      continue;
    }
    for (const fact of FACTS) {
      const printed = row[fact] ?? '';
      const exact = facts.get(fact);
      if (printed === '' ? exact === undefined : exact && equal(fromDecimal(printed), exact)) continue;
      const expected = shown(exact);
      wrong.push(
        `facts ${year}: ${name} ${creditCode} ${fact}: expected ${expected}, got ${printed || '(none)'}`,
      );
    }
  }
  const known = new Set(firms.map((firm) => firm.creditCode));
  for (const row of rows) {
    if (!known.has(row.creditCode ?? '')) wrong.push(`facts ${year}: ${row.creditCode} is nobody's`);
  }
  return wrong;
}

export function compareResults(rows: readonly CsvRow[], results: readonly ExpectedResult[]): string[] {
  const got = new Map(rows.map((row) => [row.creditCode, row]));
  const wrong: string[] = [];
  for (const expected of results) {
    const row = got.get(expected.creditCode);
    const who = `results: ${expected.name} ${expected.creditCode}`;
    if (!row) {
      wrong.push(`${who} is absent`);
      continue;
    }
    const exactly = (key: string, value: string) => {
      if (row[key] !== value)
        wrong.push(`${who} ${key}: expected ${value || '(none)'}, got ${row[key] || '(none)'}`);
    };
    const about = (key: string, value: Ratio | undefined) => {
      if (!agrees(row[key] ?? '', value))
        wrong.push(`${who} ${key}: expected ${shown(value)}, got ${row[key] || '(none)'}`);
    };
    for (const key of ['name', 'unit', 'scale', 'preliminaryGrade', 'grade'] as const)
      exactly(key, expected[key]);
    exactly('rank', expected.rank === undefined ? '' : String(expected.rank));
    for (const id of INDICATOR_IDS) {
      about(`${id}.value`, expected.items.get(id)?.value);
      about(`${id}.score`, expected.items.get(id)?.score);
    }
    about('total', expected.total);
    const named = namedIn(row.reason ?? '');
    if ([...named].sort().join() !== [...expected.lacking].sort().join()) {
      wrong.push(
        `${who} reason: expected ${expected.lacking.join(', ') || '(none)'}, got ${row.reason || '(none)'}`,
      );
    }
  }
  const listed = new Set(results.map((result) => result.creditCode));
  for (const row of rows) {
    if (!listed.has(row.creditCode ?? ''))
      wrong.push(`results: ${row.name} ${row.creditCode} should not be listed`);
  }
  return wrong;
}

function namedIn(reason: string): Fact[] {
  const words = new Set(reason.split(/[^A-Za-z0-9]+/));
  return FACTS.filter((fact) => words.has(fact));
}

export function compareScreening(rows: readonly CsvRow[], verdicts: readonly ExpectedVerdict[]): string[] {
  const key = (v: { creditCode?: string; rule?: string; verdict?: string }) =>
    `${v.creditCode} ${v.rule} ${v.verdict}`;
  const got = new Set(rows.filter((row) => row.verdict !== 'no').map(key));
  const wanted = new Set(verdicts.map(key));
  const missing = [...wanted].filter((v) => !got.has(v)).map((v) => `screening: ${v} is absent`);
  return [...missing, ...[...got].filter((v) => !wanted.has(v)).map((v) => `screening: ${v} should not be`)];
}

const KINDS = new Set([
  'duplicate-identical',
  'duplicate-conflicting',
  'unknown-enterprise',
  'credit-code-check-digit',
  'not-a-number',
  'missing',
  'matched-by-name',
]);

/** Each planted problem is reported at one of its rows (and at its column, where it has one), and no other of these kinds is. */
export function compareProblems(
  rows: readonly CsvRow[],
  expected: readonly ExpectedProblem[],
  files: readonly WrittenFile[],
): string[] {
  const wrong: string[] = [];
  const answered = new Set<CsvRow>();
  const reported = rows.filter((row) => KINDS.has(row.kind ?? ''));
  for (const problem of expected) {
    const file = files.find((f) => f.table === problem.table);
    if (!file) continue;
    const places = problem.rows.flatMap((row) => file.places.get(row) ?? []);
    const hits = reported.filter(
      (row) =>
        row.file === file.name &&
        (row.kind === problem.kind || problem.optional) &&
        places.some(
          (place) =>
            Number(row.row) === place.row &&
            (file.name.endsWith('.csv') || row.sheet === place.sheet) &&
            (problem.field === undefined ||
              problem.optional ||
              !row.column ||
              row.column === place.letterOf.get(problem.field)),
        ),
    );
    for (const hit of hits) answered.add(hit);
    if (hits.length > 0 || problem.optional) continue;
    const where = places.map(
      (p) => `${p.sheet}!${problem.field ? (p.letterOf.get(problem.field) ?? '') : ''}${p.row}`,
    );
    wrong.push(
      `problems: ${problem.kind} of ${problem.rows[0]?.firm.name} in ${file.name} at ${where} is not reported`,
    );
  }
  for (const row of reported) {
    if (answered.has(row)) continue;
    wrong.push(
      `problems: ${row.kind} in ${row.file} at ${row.sheet}!${row.column}${row.row} (${row.value}) was not planted`,
    );
  }
  return wrong;
}

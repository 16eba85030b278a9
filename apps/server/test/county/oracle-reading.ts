import type { Fact, KnownFirm } from './expectation.ts';
import { multiply, type Ratio, ratio, ZERO } from './ratio.ts';
import type { Cell, Dataset, Row, Table } from './tables.ts';
import type { Firm } from './truth.ts';

export type ProblemKind =
  | 'duplicate-identical'
  | 'duplicate-conflicting'
  | 'unknown-enterprise'
  | 'credit-code-check-digit'
  | 'not-a-number'
  | 'missing'
  | 'matched-by-name';

/** A problem the README's rules see in a table: reporting any one of the rows will do. */
export interface ExpectedProblem {
  readonly table: Table;
  readonly kind: ProblemKind;
  readonly rows: readonly Row[];
  readonly field: string | undefined;
  /** The README leaves open whether it is listed, or as what. */
  readonly optional: boolean;
}

export interface Reading {
  readonly problems: ExpectedProblem[];
  /** Year → the roster's firms with what is known of them. */
  readonly firms: ReadonlyMap<number, KnownFirm[]>;
}

// Finest unit written → canonical unit (README, the table of files).
const CANONICAL: Readonly<Record<string, Ratio>> = {
  valueAdded: ratio(1n, 10n), // 千元 → 万元
  revenue: ratio(1n, 10n),
  rd: ratio(1n, 10n),
  employees: ratio(1n),
  tax: ratio(1n, 1_000_000n), // 分 → 万元
  tce: ratio(1n, 100n),
  electricity: ratio(1n, 100n),
  area: multiply(ratio(1n, 10n), ratio(3n, 2000n)), // 1 亩 = 2000/3 ㎡
  emission: ratio(1n, 10_000n), // 0.1 kg → t
};

const POLLUTANTS = ['cod', 'ammonia', 'sulphur', 'nitrogen'];
const OPTIONAL = new Set([...POLLUTANTS, 'rentIn', 'rentOut']);

/** What one enterprise's field comes to after duplicates are settled; `unknown` beats every figure. */
type Settled = bigint | null | 'unknown';
type Piece = Map<string, Settled>;

/** Applies the README's rules of reading to the tables, whatever they will look like on paper. */
export function readTables(tables: readonly Table[], years: readonly number[]): Reading {
  const problems: ExpectedProblem[] = [];
  const roster = tables.find((table) => table.dataset === 'roster');
  if (!roster) throw new Error('a county has a roster');
  const members = new Map<string, Firm>();
  for (const [firm, rows] of settleSubjects(roster, undefined, problems)) {
    members.set(firm.code, firm);
    settleRows(roster, rows, problems);
  }
  const facts = new Map(years.map((year) => [year, new Map<string, Map<Fact, Ratio>>()]));
  const heaviest = new Map<string, 'severe' | 'ordinary'>();
  for (const table of tables) {
    if (table.dataset === 'roster') continue;
    for (const [firm, rows] of settleSubjects(table, members, problems)) {
      if (table.dataset === 'violations') {
        noteViolations(table, firm, rows, heaviest, problems);
        continue;
      }
      const pieces = settlePieces(table, rows, problems);
      const known = facts.get(table.year ?? 0);
      const own = known?.get(firm.code) ?? new Map<Fact, Ratio>();
      known?.set(firm.code, own);
      for (const [fact, value] of factsOf(table.dataset, pieces)) own.set(fact, value);
    }
  }
  const firms = new Map(
    years.map((year) => {
      const known = [...members.values()].map(({ code, name, unit, scale }): KnownFirm => {
        const violation = heaviest.get(`${year} ${code}`);
        return {
          creditCode: code,
          name,
          unit,
          scale,
          facts: facts.get(year)?.get(code) ?? new Map(),
          violation,
        };
      });
      return [year, known];
    }),
  );
  return { problems, firms };
}

/** Sends each row to its enterprise, by code or by name, and lists the rows that have none. */
function settleSubjects(
  table: Table,
  members: ReadonlyMap<string, Firm> | undefined,
  problems: ExpectedProblem[],
): Map<Firm, Row[]> {
  const names = new Map<string, Firm[]>();
  for (const firm of members?.values() ?? []) names.set(firm.name, [...(names.get(firm.name) ?? []), firm]);
  const subjects = new Map<Firm, Row[]>();
  const strangers = new Map<Firm, Row[]>();
  const wrong = new Map<Firm, Row[]>();
  const put = (to: Map<Firm, Row[]>, firm: Firm, row: Row) => to.set(firm, [...(to.get(firm) ?? []), row]);
  for (const row of table.rows) {
    if (row.code === 'wrong') put(wrong, row.firm, row);
    else if (members === undefined) put(subjects, row.firm, row);
    else if (row.code === 'right') put(members.has(row.firm.code) ? subjects : strangers, row.firm, row);
    else {
      const named = names.get(row.alias ?? row.firm.name) ?? [];
      if (named.length > 1) {
        problems.push({ table, kind: 'unknown-enterprise', rows: [row], field: undefined, optional: true });
      } else if (named[0]) {
        problems.push({ table, kind: 'matched-by-name', rows: [row], field: undefined, optional: false });
        put(subjects, named[0], row);
      } else put(strangers, row.firm, row);
    }
  }
  for (const [kind, groups] of [
    ['unknown-enterprise', strangers],
    ['credit-code-check-digit', wrong],
  ] as const) {
    for (const rows of groups.values())
      problems.push({ table, kind, rows, field: undefined, optional: false });
  }
  return subjects;
}

/** Rows that are parts stay apart; rows of one part are duplicates of one another. */
function settlePieces(table: Table, rows: readonly Row[], problems: ExpectedProblem[]): Piece[] {
  if (table.parts.length === 0) return [settleRows(table, rows, problems)];
  const parts = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.parts.join('\n');
    parts.set(key, [...(parts.get(key) ?? []), row]);
  }
  return [...parts.values()].map((same) => settleRows(table, same, problems));
}

function settleRows(table: Table, rows: readonly Row[], problems: ExpectedProblem[]): Piece {
  const piece: Piece = new Map();
  const first = rows[0];
  if (!first) return piece;
  const differing = Object.keys(first.cells).filter(
    (field) => new Set(rows.map((r) => said(r.cells[field]))).size > 1,
  );
  if (rows.length > 1 && differing.length === 0) {
    // "A part repeated alike counts once": whether it is also listed, the README does not say.
    const optional = table.parts.length > 0;
    problems.push({ table, kind: 'duplicate-identical', rows, field: undefined, optional });
  }
  for (const field of Object.keys(first.cells)) {
    if (differing.includes(field)) {
      problems.push({ table, kind: 'duplicate-conflicting', rows, field, optional: false });
      // A blank or a word in one of the rows is why they differ; naming it as well is no fault.
      const odd = rows.filter(
        (row) => typeof row.cells[field] !== 'bigint' && typeof row.cells[field] !== 'string',
      );
      for (const kind of ['missing', 'not-a-number'] as const) {
        if (odd.length > 0) problems.push({ table, kind, rows: odd, field, optional: true });
      }
      piece.set(field, 'unknown');
      continue;
    }
    piece.set(field, settleCell(table, rows, first, field, problems));
  }
  return piece;
}

function said(cell: Cell | undefined): string {
  return typeof cell === 'object' && cell !== null ? `bad ${cell.text}` : `${typeof cell} ${cell}`;
}

function settleCell(
  table: Table,
  rows: readonly Row[],
  row: Row,
  field: string,
  problems: ExpectedProblem[],
): Settled {
  const cell = row.cells[field] ?? null;
  if (typeof cell === 'bigint') return cell;
  if (typeof cell === 'string') return null;
  if (cell !== null) {
    // Statistical secrecy is in no folder yet, and the README names no kind for it: only the fact must be unknown.
    const secret = /^\*+$/.test(cell.text);
    problems.push({ table, kind: 'not-a-number', rows, field, optional: secret });
    return 'unknown';
  }
  const besideRent = field === 'own' && [row.cells.rentIn, row.cells.rentOut].some((rent) => rent !== null);
  if (OPTIONAL.has(field) || besideRent) return null;
  problems.push({ table, kind: 'missing', rows, field, optional: false });
  return 'unknown';
}

function factsOf(dataset: Dataset, pieces: readonly Piece[]): [Fact, Ratio][] {
  const total = (field: string): bigint | 'unknown' => {
    let amount = 0n;
    for (const piece of pieces) {
      const value = piece.get(field) ?? null;
      if (value === 'unknown') return 'unknown';
      amount += value ?? 0n;
    }
    return amount;
  };
  const facts: [Fact, Ratio][] = [];
  const give = (fact: Fact, amount: bigint | 'unknown', unit: string) => {
    if (amount !== 'unknown') facts.push([fact, multiply(ratio(amount), CANONICAL[unit] ?? ZERO)]);
  };
  if (dataset === 'stats') {
    for (const fact of ['valueAdded', 'revenue', 'rd', 'employees'] as const) give(fact, total(fact), fact);
  } else if (dataset === 'tax') give('tax', total('tax'), 'tax');
  else if (dataset === 'energy') {
    give('energyTce', total('tce'), 'tce');
    give('electricity10kKwh', total('electricity'), 'electricity');
  } else if (dataset === 'land') {
    const [own, rentIn, rentOut] = [total('own'), total('rentIn'), total('rentOut')];
    const unknown = own === 'unknown' || rentIn === 'unknown' || rentOut === 'unknown';
    give('landMu', unknown ? 'unknown' : own + rentIn - rentOut, 'area');
  } else if (dataset === 'pollution') {
    const given = pieces.some((piece) => POLLUTANTS.some((kind) => (piece.get(kind) ?? null) !== null));
    const amounts = POLLUTANTS.map(total);
    const unknown = !given || amounts.includes('unknown');
    give('emission', unknown ? 'unknown' : amounts.reduce<bigint>((t, a) => t + BigInt(a), 0n), 'emission');
  }
  return facts;
}

/** Findings are events: several of one enterprise are no duplicates unless a row says the same again. */
function noteViolations(
  table: Table,
  firm: Firm,
  rows: readonly Row[],
  heaviest: Map<string, 'severe' | 'ordinary'>,
  problems: ExpectedProblem[],
): void {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const { field, day, severity } = row.cells;
    const key = `${field} ${day} ${severity}`;
    alike.set(key, [...(alike.get(key) ?? []), row]);
    const yearly = `${String(day).slice(0, 4)} ${firm.code}`;
    if (severity === '严重') heaviest.set(yearly, 'severe');
    else if (!heaviest.has(yearly)) heaviest.set(yearly, 'ordinary');
  }
  for (const same of alike.values()) {
    if (same.length < 2) continue;
    problems.push({ table, kind: 'duplicate-identical', rows: same, field: undefined, optional: false });
  }
}

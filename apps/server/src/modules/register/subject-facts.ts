import { NO_SUBJECT_FACTS, type SubjectFacts } from '@tenglong/domain/register';
import { decimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import { groupRows, type Tx } from '../../platform/database/index.ts';
import { listFactSlots } from '../enterprise/index.ts';

interface YearRow {
  credit_code: string;
  year: number;
  facts: (string | null)[];
  states: number[];
}

/** What is held of one enterprise: its facts of the latest year that has any, and of the years before it. */
export interface HeldFacts {
  readonly facts: SubjectFacts;
  readonly latestYear: number | undefined;
}

export const NOTHING_HELD: HeldFacts = { facts: NO_SUBJECT_FACTS, latestYear: undefined };

const byCode = <Row extends { credit_code: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => groupRows(rows, ({ credit_code }) => credit_code);

/** The grade of so many years before the last one that was evaluated; of a year in between that was not, none is known. */
function gradeOf(
  grades: readonly { readonly year: number; readonly grade: string | null }[],
  yearsBefore: number,
): string | undefined {
  const [last] = grades;
  return (
    grades.find(({ year }) => last !== undefined && year === last.year - yearsBefore)?.grade ?? undefined
  );
}

/** Held facts, grades and roster data of many enterprises. Four queries, however many. */
export async function loadHeldFacts(
  tx: Tx,
  creditCodes: readonly string[],
): Promise<ReadonlyMap<string, HeldFacts>> {
  if (creditCodes.length === 0) return new Map();
  const codes = sql`any(${sql.param([...creditCodes])}::text[])`;
  const slots = await listFactSlots(tx);
  const firms = byCode(
    await tx.rows<{ credit_code: string; scale: string | null; industry: string }>(
      sql`select credit_code, scale, industry from enterprises where credit_code = ${codes}`,
    ),
  );
  const years = byCode(
    await tx.rows<YearRow>(sql`
      select credit_code, year, facts, states from enterprise_years where credit_code = ${codes} order by year desc`),
  );
  const grades = byCode(
    await tx.rows<{ credit_code: string; year: number; grade: string | null }>(sql`
      select distinct on (r.credit_code, run.year) r.credit_code, run.year, r.grade from evaluation_results r
      join evaluation_runs run on run.id = r.run_id
      where r.credit_code = ${codes} order by r.credit_code, run.year desc, run.number desc`),
  );
  return new Map(
    creditCodes.map((code): [string, HeldFacts] => {
      const [firm] = firms.get(code) ?? [];
      const held = years.get(code) ?? [];
      const latestYear = held[0]?.year;
      const facts: SubjectFacts = (fact, yearsBefore) => {
        if (fact === 'scale') return firm?.scale ?? undefined;
        if (fact === 'industry') return firm?.industry || undefined;
        if (fact === 'grade') return gradeOf(grades.get(code) ?? [], yearsBefore);
        const slot = slots.get(fact);
        const row = held.find(({ year }) => latestYear !== undefined && year === latestYear - yearsBefore);
        if (slot === undefined || !row || (row.states[slot - 1] ?? 0) === 0) return undefined;
        const text = row.facts[slot - 1];
        return text == null ? null : decimal(text);
      };
      return [code, { facts, latestYear }];
    }),
  );
}

/** Of one enterprise, or of something that is none. */
export async function loadSubjectFacts(tx: Tx, creditCode: string | null): Promise<SubjectFacts> {
  if (creditCode === null) return NO_SUBJECT_FACTS;
  return ((await loadHeldFacts(tx, [creditCode])).get(creditCode) ?? NOTHING_HELD).facts;
}

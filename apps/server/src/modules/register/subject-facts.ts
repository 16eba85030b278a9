import type { SubjectFacts } from '@tenglong/domain/register';
import { decimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { listFactSlots } from '../enterprise/index.ts';

interface YearRow {
  year: number;
  facts: (string | null)[];
  states: number[];
}

/** Held facts of one enterprise: of the latest year that has any, and the years before it; its grade and roster data. */
export async function loadSubjectFacts(tx: Tx, creditCode: string | null): Promise<SubjectFacts> {
  if (creditCode === null) return () => undefined;
  const slots = await listFactSlots(tx);
  const [firm] = await tx.rows<{ scale: string | null; industry: string }>(
    sql`select scale, industry from enterprises where credit_code = ${creditCode}`,
  );
  const years = await tx.rows<YearRow>(
    sql`select year, facts, states from enterprise_years where credit_code = ${creditCode} order by year desc limit 5`,
  );
  const grades = await tx.rows<{ year: number; grade: string | null }>(sql`
    select distinct on (run.year) run.year, r.grade from evaluation_results r
    join evaluation_runs run on run.id = r.run_id
    where r.credit_code = ${creditCode} order by run.year desc, run.number desc`);
  const latest = years[0]?.year;
  return (fact, yearsBefore) => {
    if (fact === 'scale') return firm?.scale ?? undefined;
    if (fact === 'industry') return firm?.industry || undefined;
    if (fact === 'grade') return grades[yearsBefore]?.grade ?? undefined;
    const slot = slots.get(fact);
    const row = latest === undefined ? undefined : years.find(({ year }) => year === latest - yearsBefore);
    if (slot === undefined || !row || (row.states[slot - 1] ?? 0) === 0) return undefined;
    const text = row.facts[slot - 1];
    return text == null ? null : decimal(text);
  };
}

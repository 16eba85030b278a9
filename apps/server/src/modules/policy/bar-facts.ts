import type { Plan } from '@tenglong/domain/plan';
import type { BarFacts } from '@tenglong/domain/policy';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** The evaluation in force: of those published the latest, or, before any is, the newest run. */
export const RUN_IN_FORCE = sql`
  select r.id, r.year, r.number, r.capsule_hash, r.started_at, (p.run_id is not null) as published
  from evaluation_runs r left join (select distinct run_id from publications where run_id is not null) p on p.run_id = r.id
  order by (p.run_id is not null) desc, r.year desc, r.number desc limit 1`;

/** The lists that some policy of the plan bars by. */
function listsOf(plan: Plan): readonly string[] {
  return [
    ...new Set(
      plan.policies.flatMap(({ file }) => file.interlock.flatMap(({ listed }) => listed?.register ?? [])),
    ),
  ];
}

/** What bars may rest on, of many enterprises. Queries: at most 2, however many. */
export async function loadBarFacts(
  tx: Tx,
  plan: Plan,
  codes: readonly string[],
): Promise<ReadonlyMap<string, BarFacts>> {
  if (codes.length === 0) return new Map();
  const those = sql`any(${sql.param([...codes])}::text[])`;
  const grades = await tx.rows<{ code: string; grade: string | null; year: number; number: number }>(sql`
    with run as (${RUN_IN_FORCE})
    select e.credit_code as code, e.grade, run.year, run.number
    from run join evaluation_results e on e.run_id = run.id where e.credit_code = ${those}`);
  const lists = listsOf(plan);
  const listed =
    lists.length === 0
      ? []
      : await tx.rows<{ code: string; register: string; stage: string }>(sql`
          select subject_id as code, register, stage from register_entries
          where subject_id = ${those} and register = any(${sql.param([...lists])}::text[])`);
  const titles = new Map(plan.registers.map(({ file }) => [file.id, file.title]));
  return new Map(
    codes.map((code): [string, BarFacts] => {
      const own = grades.find((one) => one.code === code);
      return [
        code,
        {
          grade: own?.grade ?? undefined,
          evaluation: own ? `${own.year} 年度亩均评价第 ${own.number} 次测算` : '',
          listed: listed
            .filter((one) => one.code === code)
            .map(({ register, stage }) => ({ register, stage, title: titles.get(register) ?? register })),
        },
      ];
    }),
  );
}

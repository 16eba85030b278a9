import type { Plan, Quantity } from '@tenglong/domain/plan';
import { type RegisterFile, type Stage, titleOfStage } from '@tenglong/domain/register';
import { divide, multiply, toDecimalString, toPlainDecimal, whole } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import type { GoalActuals } from '../plan/index.ts';

type ScreeningMeasure = Extract<NonNullable<Quantity['measuredBy']>, { screening: string }>;

interface Measure {
  readonly key: string;
  readonly by: ScreeningMeasure;
  readonly ruleTitle: string;
  readonly list: RegisterFile;
}

interface Screened {
  key: string;
  year: number;
  run: number;
  /** Enterprises that the rule listed, but for those that left the register again without being done. */
  listed: number;
  dropped: number;
  done: number;
  unknown: number;
}

const EXACT_PLACES = 12;

/**
 * How many per cent of the enterprises that a rule of screening listed for a year are closed on a register, for the goals
 * that say so, by the newest evaluation of that year. Whoever left the register again (核实不属实) was listed by mistake and
 * is asked for no more; of whom the rule cannot tell, nobody says that they are done or not, and how many they are is said.
 * One query.
 *
 * @returns nothing where the year was not screened, or where nobody was listed
 */
export async function listScreenedActuals(tx: Tx, plan: Plan): Promise<GoalActuals> {
  const measures = plan.quantities.flatMap(({ key, measuredBy: by }): Measure[] => {
    if (!by || !('screening' in by)) return [];
    const list = plan.registers.find(({ file }) => file.id === by.register)?.file;
    const ruleTitle = plan.screening?.rules.find(({ id }) => id === by.screening)?.title;
    return list && ruleTitle !== undefined ? [{ key, by, ruleTitle, list }] : [];
  });
  if (measures.length === 0) return new Map();
  const rows = await tx.rows<Screened>(sql.join(measures.map(countScreened), sql` union all `));
  return new Map(
    measures.flatMap(({ key, ruleTitle, list }) => {
      const row = rows.find((one) => one.key === key);
      const rate = row && divide(multiply(whole(row.done), whole(100)), whole(row.listed));
      if (!rate) return [];
      const exact = toPlainDecimal(rate) ?? toDecimalString(rate, EXACT_PLACES);
      const asOf = `${row.year} 年度第 ${row.run} 次测算列为${ruleTitle}的 ${countWords(list, row)}`;
      return [[key, { value: toDecimalString(rate, 1), exact, asOf }] as const];
    }),
  );
}

/** `12 家中已销号 3 家，移出的 1 家不计，另有 2 家暂不能判定` */
function countWords(list: RegisterFile, { listed, dropped, done, unknown }: Screened): string {
  const titles = (kind: Stage['kind']) =>
    stagesOf(list, kind)
      .map((id) => titleOfStage(list, id))
      .join('、');
  return [
    `${listed} 家中已${titles('closed')} ${done} 家`,
    ...(dropped > 0 ? [`${titles('dropped')}的 ${dropped} 家不计`] : []),
    ...(unknown > 0 ? [`另有 ${unknown} 家暂不能判定`] : []),
  ].join('，');
}

const stagesOf = ({ stages }: RegisterFile, kind: Stage['kind']): string[] =>
  stages.filter((stage) => stage.kind === kind).map(({ id }) => id);

function countScreened({ key, by: { screening, year }, list }: Measure): SQL {
  const stands = (kind: Stage['kind']) => sql`exists (
    select 1 from register_entries l where l.register = ${list.id} and l.subject_id = s.credit_code
      and l.stage = any(${sql.param(stagesOf(list, kind))}::text[]))`;
  return sql`(
    select ${key}::text as key, r.year, r.number as run,
      (count(*) filter (where s.verdict = 'yes' and (s.done or s.open or not s.gone)))::int as listed,
      (count(*) filter (where s.verdict = 'yes' and s.gone and not s.done and not s.open))::int as dropped,
      (count(*) filter (where s.verdict = 'yes' and s.done and not s.open))::int as done,
      (count(*) filter (where s.verdict = 'unknown'))::int as unknown
    from (select id, year, number from evaluation_runs where year = ${year} order by number desc limit 1) r
    cross join lateral (
      select s.verdict, ${stands('closed')} as done, ${stands('open')} as open, ${stands('dropped')} as gone
      from screening_results s where s.run_id = r.id and s.rule = ${screening}) s
    group by r.year, r.number)`;
}

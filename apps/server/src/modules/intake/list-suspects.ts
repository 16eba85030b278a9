import {
  type FactsByEnterprise,
  findSuspectUnits,
  type IntakeProblem,
  type SettledYear,
  type SourcedFact,
  type StagedWorkbook,
} from '@tenglong/domain/intake';
import type { Plan } from '@tenglong/domain/plan';
import { decimal } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

/** The values in force of these facts in a year. */
async function factsInForce(tx: Tx, year: number, facts: readonly string[]): Promise<FactsByEnterprise> {
  const rows = await tx.rows<{ code: string; fact: string; value: string }>(sql`
    select y.credit_code as code, k.fact, y.facts[k.slot] as value
    from fact_slots k join enterprise_years y on y.facts[k.slot] is not null
    where y.year = ${year} and k.fact = any(${sql.param([...facts])}::text[])`);
  const byCode = new Map<string, Map<string, SourcedFact>>();
  for (const { code, fact, value } of rows) {
    const own = byCode.get(code) ?? new Map<string, SourcedFact>();
    byCode.set(code, own);
    own.set(fact, { value: decimal(value), disputed: false, reports: [] });
  }
  return byCode;
}

/** What the workbook itself says of the year, with its cells; the rest as it is in force. */
function current(
  { facts }: SettledYear,
  { dataset, sender }: StagedWorkbook,
  rest: FactsByEnterprise,
): FactsByEnterprise {
  const { id: datasetId, title: datasetTitle, department: ownDepartment } = dataset.file;
  const source = { datasetId, datasetTitle, department: sender, ownDepartment };
  return new Map(
    [...facts].map(([code, own]) => [
      code,
      new Map<string, SourcedFact>([
        ...(rest.get(code) ?? []),
        ...[...own].map(([id, fact]): [string, SourcedFact] => [
          id,
          { value: fact.value, disputed: false, reports: [{ ...source, fact }] },
        ]),
      ]),
    ]),
  );
}

/** Figures of a workbook that look like another unit than last year's, or like a percentage. Nothing is changed. */
export async function listSuspects(
  tx: Tx,
  workbook: StagedWorkbook,
  plan: Plan,
  nameOf: (creditCode: string) => string,
): Promise<IntakeProblem[]> {
  const { facts: rules } = workbook.dataset.file;
  const own = rules.map(({ id }) => id);
  const bases = rules.flatMap(({ shareOf }) => (shareOf && !own.includes(shareOf) ? [shareOf] : []));
  const titles = new Map(
    plan.facts?.facts.flatMap(({ id, title }) => (own.includes(id) ? [[id, title] as const] : [])),
  );
  const problems: IntakeProblem[] = [];
  for (const settled of workbook.years) {
    const { year } = settled;
    if (year === null) continue;
    const previous = await factsInForce(tx, year - 1, [...own, ...bases]);
    if (previous.size === 0) continue;
    const rest: FactsByEnterprise = bases.length === 0 ? new Map() : await factsInForce(tx, year, bases);
    problems.push(
      ...findSuspectUnits({
        year,
        current: current(settled, workbook, rest),
        previous,
        titles,
        rules,
        nameOf,
      }),
    );
  }
  return problems;
}

import {
  type FactsByEnterprise,
  findSuspectUnits,
  type IntakeProblem,
  type SettledYear,
  type SourcedFact,
  type StagedWorkbook,
} from '@tenglong/domain/intake';
import { decimal } from '@tenglong/domain/values';
import { everyPage } from './pages.ts';
import type { ReadingDesk, ReadingPlan } from './reading-desk.ts';

/** The values in force of these facts in a year. */
async function factsInForce(
  desk: ReadingDesk,
  year: number,
  facts: readonly string[],
): Promise<FactsByEnterprise> {
  const slots = await desk.factSlots();
  const byCode = new Map<string, Map<string, SourcedFact>>();
  for await (const page of everyPage(
    (after) => desk.heldYears(year, after),
    ({ code }) => code,
  )) {
    for (const { code, facts: held } of page) {
      const own = new Map<string, SourcedFact>();
      for (const fact of facts) {
        const value = held[(slots.get(fact) ?? 0) - 1];
        if (value != null) own.set(fact, { value: decimal(value), disputed: false, reports: [] });
      }
      if (own.size > 0) byCode.set(code, own);
    }
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
  desk: ReadingDesk,
  workbook: StagedWorkbook,
  plan: ReadingPlan,
  nameOf: (creditCode: string) => string,
): Promise<IntakeProblem[]> {
  const { facts: rules } = workbook.dataset.file;
  const own = rules.map(({ id }) => id);
  const bases = rules.flatMap(({ shareOf }) => (shareOf && !own.includes(shareOf) ? [shareOf] : []));
  const titles = new Map([...plan.factTitles].filter(([id]) => own.includes(id)));
  const problems: IntakeProblem[] = [];
  for (const settled of workbook.years) {
    const { year } = settled;
    if (year === null) continue;
    const previous = await factsInForce(desk, year - 1, [...own, ...bases]);
    if (previous.size === 0) continue;
    const rest: FactsByEnterprise = bases.length === 0 ? new Map() : await factsInForce(desk, year, bases);
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

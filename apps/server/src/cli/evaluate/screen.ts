import { enterprisesOf } from '@tenglong/domain/intake';
import type { Plan } from '@tenglong/domain/plan';
import { computeScreening, prepareScreening, type ScreeningResult } from '@tenglong/domain/screening';
import type { StagedFolder } from '../../modules/intake/stage/index.ts';
import { CliFailure } from '../failure.ts';

/**
 * Screens the year by the plan's rules; `undefined` if the plan has none. Who had no rows at all in the year before was
 * not there: the verdict says so.
 *
 * @throws CliFailure if a rule of the plan cannot be understood
 */
export function screen(plan: Plan, staged: StagedFolder, year: number): ScreeningResult | undefined {
  if (!plan.screening || !plan.facts) return undefined;
  const prepared = prepareScreening(plan.screening, plan.facts);
  if (prepared.kind === 'problems') {
    const [first] = prepared.problems;
    throw new CliFailure(
      `排查规则不能用：${first?.message ?? '内容有误'}`,
      first?.remedy ?? '请核对 screening.yaml',
    );
  }
  const of = (one: number) => {
    const { enterprises, unscaled } = enterprisesOf(staged.roster, staged.assembled, one);
    return [...enterprises, ...unscaled];
  };
  const before = of(year - 1).filter(({ facts }) => facts.size > 0);
  return computeScreening(of(year), before, prepared.screening, { year, verdicts: ['yes', 'unknown'] });
}

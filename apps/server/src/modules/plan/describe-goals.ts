import type { PlanOverview } from '@tenglong/contracts/plan';
import {
  effectiveValue,
  meetsTarget,
  type Plan,
  type Quantity,
  type Reading,
  sourceOfGoal,
  statementText,
} from '@tenglong/domain/plan';
import { decimal, roundTo, toPlainDecimal } from '@tenglong/domain/values';
import { describeRuling } from './describe-ruling.ts';

/** What a goal has reached, where the figures held can tell; by quantity. */
export type GoalActuals = ReadonlyMap<
  string,
  {
    /** As it is shown. */
    readonly value: string;
    /** As it was computed: what a target is held against. */
    readonly exact: string;
    readonly asOf: string;
  }
>;

type Goal = PlanOverview['goals'][number];

/** A figure as it is shown; of a change how much, and which way it went. */
export function figureWords(
  { baseline, direction }: Quantity,
  actual: { readonly value: string } | undefined,
): Pick<Goal, 'actual' | 'moved'> {
  if (!actual) return { actual: null, moved: '' };
  if (baseline !== 'cumulativeChange') return { actual: actual.value, moved: '' };
  const turned = actual.value.startsWith('-');
  const [asked, other] = direction === 'decrease' ? ['下降', '上升'] : ['增长', '下降'];
  return { actual: turned ? actual.value.slice(1) : actual.value, moved: turned ? other : asked };
}

/** When and where a figure was taken, and on what basis, if that is not the target's own. */
export const asOfWords = ({ basis }: Quantity, { asOf }: { readonly asOf: string }): string =>
  basis === undefined ? asOf : `${asOf}；${basis}`;

/** Who publishes what nothing kept here can measure. */
export const publisherOf = ({ departments }: Plan, { publishedBy }: Quantity): string | null =>
  departments.find(({ id, name, aliases }) => [id, name, ...aliases].some((one) => one === publishedBy))
    ?.name ?? null;

function judge(
  quantity: Quantity,
  target: Reading | undefined,
  exact: string | undefined,
): Pick<Goal, 'verdict' | 'short'> {
  if (!target) return { verdict: 'open', short: null };
  if (exact === undefined) return { verdict: 'unknown', short: null };
  const { met, short } = meetsTarget(quantity, target, decimal(exact));
  return met
    ? { verdict: 'met', short: null }
    : { verdict: 'short', short: toPlainDecimal(roundTo(short, 2, 'up')) ?? null };
}

/** The main targets with what is reached, under which ruling, and whether that is enough. */
export function describeGoals(plan: Plan, actuals: GoalActuals): Goal[] {
  return plan.quantities
    .filter(({ role, stated }) => role === 'target' && stated.some(({ at }) => at === plan.meta.goals))
    .map((quantity) => {
      const effective = effectiveValue(plan, quantity.key);
      const stated = quantity.stated.find(({ at }) => at === plan.meta.goals);
      const actual = actuals.get(quantity.key);
      return {
        id: quantity.key,
        title: quantity.title,
        target: effective?.target?.text ?? (stated ? statementText(quantity, stated) : ''),
        unit: quantity.unit,
        ...figureWords(quantity, actual),
        asOf: actual ? asOfWords(quantity, actual) : null,
        address: effective?.target?.address ?? plan.meta.goals,
        source: sourceOfGoal(plan, quantity) ?? null,
        publishedBy: publisherOf(plan, quantity),
        ruling: describeRuling(effective?.ruling),
        ...judge(quantity, effective?.target, actual?.exact),
      };
    });
}

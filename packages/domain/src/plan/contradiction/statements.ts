import { addressText } from '../../address/index.ts';
import { compare, equals, multiply, whole } from '../../values/index.ts';
import { apart } from '../apart.ts';
import { figure } from '../figure.ts';
import type { Plan } from '../plan.ts';
import type { Quantity, Statement } from '../schema/indicators-file.ts';
import { figureText, statementText } from '../statement-text.ts';
import { quoted } from '../wording.ts';
import type { Contradiction, ContradictionSource } from './contradiction.ts';

export function sourceOf(quantity: Quantity, statement: Statement): ContradictionSource {
  return { address: statement.at, value: figureText(statement), text: statementText(quantity, statement) };
}

const sameFigure = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined ? a === b : equals(figure(a), figure(b));

const sameValue = (a: Statement, b: Statement): boolean =>
  sameFigure(a.value, b.value) && sameFigure(a.upTo, b.upTo);

function describe(quantity: Quantity, statements: readonly Statement[]): string {
  return statements
    .map((statement) => apart(`${addressText(statement.at)}写的是`, statementText(quantity, statement)))
    .join('，');
}

/** Two places that speak of the same period and give different figures, or the same figure once included and once not. */
function withinPeriod(quantity: Quantity, statements: readonly Statement[]): Contradiction[] {
  const [first, ...rest] = statements;
  if (!first || rest.length === 0) return [];
  const valueDiffers = rest.some((other) => !sameValue(first, other));
  if (!valueDiffers && rest.every((other) => other.strict === first.strict)) return [];
  return [
    {
      kind: valueDiffers ? 'value-differs' : 'strictness-differs',
      quantity: quantity.key,
      title: quantity.title,
      sources: statements.map((statement) => sourceOf(quantity, statement)),
      sentence: `${quoted(quantity.title)}，${describe(quantity, statements)}。`,
      suggestion: valueDiffers
        ? '请裁定采用哪一处；未裁定前两个数并列显示，不代为选择。'
        : '恰好等于这个数时结论不同，请裁定含与不含。',
    },
  ];
}

/** A yearly figure that, over the years of the campaign, does not come to the figure for its end. */
function acrossPeriods(plan: Plan, quantity: Quantity): Contradiction[] {
  const yearly = quantity.stated.find(({ period }) => period === 'perYear');
  const byEnd = quantity.stated.find(({ period }) => period === 'byEnd');
  if (!yearly || !byEnd || quantity.baseline !== 'absolute' || !quantity.additive) return [];
  const years = plan.meta.years.to - plan.meta.years.from + 1;
  const product = multiply(figure(yearly.value), whole(years));
  if (compare(product, figure(byEnd.value)) === 0) return [];
  return [
    {
      kind: 'period-differs',
      quantity: quantity.key,
      title: quantity.title,
      sources: [yearly, byEnd].map((statement) => sourceOf(quantity, statement)),
      sentence: `${quoted(quantity.title)}，${describe(quantity, [yearly, byEnd])}，${years} 年相乘与期末数不等。`,
      suggestion: '请裁定考核每年数还是期末数。',
    },
  ];
}

/** Places of the plan that set different figures for one quantity. */
export function findStatementContradictions(plan: Plan): Contradiction[] {
  return plan.quantities.flatMap((quantity) => [
    ...(['byEnd', 'perYear', 'always'] as const).flatMap((period) =>
      withinPeriod(
        quantity,
        quantity.stated.filter((statement) => statement.period === period),
      ),
    ),
    ...acrossPeriods(plan, quantity),
  ]);
}

import {
  createEnvironment,
  type Expression,
  type FactSource,
  interpretRule,
  prepareRule,
  RuleBook,
  type SourceReference,
  type Trace,
} from '../../rule/index.ts';
import { lastDayOfYear } from '../../values/index.ts';
import { type CompiledIndicator, figuresOfRow } from '../kernel/index.ts';
import { figureVocabulary } from '../scheme/index.ts';
import type { Evaluable } from '../what-if/index.ts';
import type { ExplainedIndicator } from './explanation.ts';

/** Where an enterprise's figure came from, for the trace. */
export type SourceOf = (fact: string) => SourceReference | undefined;

interface Part {
  readonly explained: ExplainedIndicator;
  readonly compiled: CompiledIndicator;
  /** Units of numerator and denominator by the fact dictionary. */
  readonly units: readonly [string, string];
}

/** A float64 as plain text: what the kernel held, digit by digit. */
function textOf(figure: number): string {
  const text = String(figure);
  return text.includes('e') ? figure.toFixed(20) : text;
}

const plain = (figure: number): Expression => ({ value: textOf(figure) });

/** A figure in the unit of numerator ÷ denominator. */
function quotientOf({ units: [above, below], compiled }: Part, figure: number): Expression {
  const numerator: Expression = { value: textOf(figure), unit: above };
  return compiled.denominator === null ? numerator : { divide: [numerator, { value: '1', unit: below }] };
}

function valueExpression({ compiled }: Part): Expression {
  const above: Expression = { fact: compiled.numerator };
  return compiled.denominator === null
    ? above
    : { divide: [above, { fact: compiled.denominator }], positive: true };
}

function baselineExpression(part: Part): Expression {
  const { explained, units } = part;
  const { baseline } = explained;
  if (baseline.origin !== 'ratioOfSums' || baseline.denominatorSum === null) {
    return quotientOf(part, baseline.figure ?? 0);
  }
  const ratio: Expression = {
    divide: [
      { value: baseline.numeratorSum, unit: units[0] },
      { value: baseline.denominatorSum, unit: units[1] },
    ],
  };
  return baseline.factor === '1' ? ratio : { multiply: [ratio, { value: baseline.factor }] };
}

/** Points before floor and cap, by family; the same formulas as the kernel's `scoreValue`. */
function pointsExpression(part: Part): Expression {
  const { explained, compiled } = part;
  const value: Expression = { use: explained.id };
  const baseline: Expression = { use: `${explained.id}.baseline` };
  const weight = plain(compiled.weight);
  const share: Expression = { divide: [value, baseline] };
  switch (compiled.family) {
    case 'baselineRatio':
    case 'bestFullMarks':
      return { multiply: [share, weight] };
    case 'negativeVsMean':
      return { multiply: [{ subtract: [2, share] }, weight] };
    case 'rankingOnly':
      return compiled.higherIsBetter ? value : { negate: value };
    case 'minMax': {
      const { figure, worst } = explained.baseline;
      // All alike: nobody is worse than the best. An unknown value stays unknown.
      if (figure === worst && explained.value !== null) return weight;
      const low = quotientOf(part, worst ?? 0);
      const place: Expression = { divide: [{ subtract: [value, low] }, { subtract: [baseline, low] }] };
      const rest: Expression = { multiply: [plain(100 - compiled.floorPercent), place] };
      return { divide: [{ multiply: [weight, { add: [plain(compiled.floorPercent), rest] }] }, 100] };
    }
  }
}

function scoreExpression(part: Part): Expression {
  const { explained } = part;
  // Given, not computed from the enterprise's own figures: the mean of the members, or full marks for none.
  if (explained.origin === 'meanOfMembers' || explained.origin === 'fullForZero')
    return plain(explained.score ?? 0);
  const { lowest, highest } = explained;
  const floored: Expression =
    lowest === null ? pointsExpression(part) : { max: [plain(lowest), pointsExpression(part)] };
  return highest === null ? floored : { min: [plain(highest), floored] };
}

const HOW: Readonly<Record<ExplainedIndicator['origin'], string>> = {
  computed: '得分',
  none: '得分',
  meanOfMembers: '得分（无数据，取有数据企业的平均得分）',
  fullForZero: '得分（分母为零）',
};

function definitionsOf(part: Part): [string, unknown][] {
  const { id, title, origin } = part.explained;
  return [
    [id, { label: title, is: valueExpression(part) }],
    [`${id}.baseline`, { label: `${title}基准值`, is: baselineExpression(part) }],
    [`${id}.score`, { label: `${title}${HOW[origin]}`, is: scoreExpression(part) }],
  ];
}

/**
 * The total of one row worked out again by the rule core, in exact fractions, step by step from the figures.
 *
 * @returns `null` if the fact dictionary lacks a fact of the formulas or its units do not go together
 */
export function traceTotal(
  { compiled, columns }: Evaluable,
  row: number,
  indicators: readonly ExplainedIndicator[],
  points: number,
  sourceOf: SourceOf | undefined,
): Trace | null {
  const units = new Map(compiled.dictionary.facts.map(({ id, unit }) => [id, unit]));
  const parts = indicators.flatMap((explained): Part[] => {
    const indicator = compiled.indicators.find(({ id }) => id === explained.id);
    const above = indicator && units.get(indicator.numerator);
    const below = indicator?.denominator === null ? '' : indicator && units.get(indicator.denominator);
    if (!indicator || above === undefined || below === undefined) return [];
    return [{ explained, compiled: indicator, units: [above, below] }];
  });
  if (parts.length < indicators.length) return null;
  const book = RuleBook.safeParse({ definitions: Object.fromEntries(parts.flatMap(definitionsOf)) });
  if (!book.success) return null;
  const scores = parts.map(({ explained }): Expression => ({ use: `${explained.id}.score` }));
  const { id, title, clause } = compiled.scheme;
  const prepared = prepareRule(
    {
      id,
      title,
      ...(clause === '' ? {} : { clause }),
      expression: { add: points === 0 ? scores : [...scores, plain(points)] },
    },
    createEnvironment(figureVocabulary(compiled.dictionary), book.data),
    'number',
  );
  if (prepared.kind === 'problems') return null;
  const figureOf = figuresOfRow(columns, row);
  const facts: FactSource = {
    read: (fact, yearsBefore) => (yearsBefore === 0 ? figureOf(fact) : undefined),
    ...(sourceOf ? { sourceOf: (fact: string) => sourceOf(fact) } : {}),
  };
  const { year } = compiled;
  return interpretRule(prepared.rule, { facts, asOf: lastDayOfYear(year), year }).trace;
}

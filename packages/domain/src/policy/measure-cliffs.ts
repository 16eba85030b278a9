import { compileRules, type Expression, explainRule, prepareRule, type Rule } from '../rule/index.ts';
import {
  compare,
  divide,
  type Exact,
  multiply,
  subtract,
  toDecimalString,
  type Unit,
  ZERO,
} from '../values/index.ts';
import { valueAt, withValue } from './edit-facts.ts';
import { type Cliff, findCliffs } from './find-cliffs.ts';
import type { PreparedPolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';

/** How far one case, or one item of a case, stands from a threshold. */
export interface CliffPoint {
  /** (figure − bound) ÷ bound, exact. */
  readonly ratio: Exact;
  readonly met: boolean;
  /** In the figure's own unit. */
  readonly figure: Exact;
}

export interface CliffGauge {
  readonly cliff: Cliff;
  /** 定档所看的总额 */
  readonly label: string;
  /** 2,000,000 元, or the words of a bound that differs from case to case. */
  readonly bound: string;
  readonly unit: string;
  /** The points of one case; `undefined` if nothing is known of it. */
  measure(facts: unknown): readonly CliffPoint[] | undefined;
}

/** The sum over lists of one item each is the figure of that item. */
const through = (lists: readonly string[], inner: Expression): Expression =>
  lists.reduceRight<Expression>(
    (below, list, depth) => ({ where: depth === 0 ? { fact: list } : { item: list }, sum: below }),
    inner,
  );

/** The facts once for each item: every list on the way holds that item alone. */
function* singles(facts: unknown, [list, ...rest]: readonly string[]): Generator<unknown> {
  if (list === undefined) {
    yield facts;
    return;
  }
  const items: unknown = valueAt(facts, list);
  if (!Array.isArray(items)) return;
  for (const item of items as readonly unknown[]) {
    for (const single of singles(item, rest)) yield withValue(facts, list, [single]);
  }
}

const scaled = (value: Exact, { factor }: Unit): Exact => multiply(value, factor);

const MET = {
  atLeast: (order: number) => order >= 0,
  above: (order: number) => order > 0,
  atMost: (order: number) => order <= 0,
  below: (order: number) => order < 0,
} as const;

function ruleOf(policy: PreparedPolicy, expression: Expression): Rule | undefined {
  const prepared = prepareRule({ id: policy.file.id, expression }, policy.environment, 'number');
  return prepared.kind === 'rule' ? prepared.rule : undefined;
}

function gaugeOf(policy: PreparedPolicy, cliff: Cliff, asOf: string): CliffGauge | undefined {
  const subject = ruleOf(policy, through(cliff.lists, cliff.subject));
  const bound = ruleOf(policy, through(cliff.lists, cliff.bound));
  if (!subject || !bound) return undefined;
  const { bind, runs } = compileRules([subject, bound], asOf);
  const wordsOf = (expression: Expression): string => {
    const plain = ruleOf(policy, expression);
    return plain ? explainRule(opened(policy, plain), { asOf }) : itemWords(policy, cliff, expression, asOf);
  };
  return {
    cliff,
    label: cliff.kind === 'cap' ? '各条合计' : wordsOf(cliff.subject),
    bound: wordsOf(cliff.bound),
    unit: subject.type.kind === 'number' ? subject.type.unit.text : '',
    measure(facts) {
      const points = [...singles(facts, cliff.lists)].flatMap((single): CliffPoint[] => {
        const reading = readFacts(policy, single);
        if (reading.kind !== 'facts') return [];
        const frame = bind(reading.facts.source);
        const [figure, against] = runs.map((run) => run(frame));
        if (figure?.kind !== 'number' || against?.kind !== 'number') return [];
        const [is, line] = [scaled(figure.value, figure.unit), scaled(against.value, against.unit)];
        // A bound of zero has no distance in parts of itself.
        if (compare(line, ZERO) <= 0) return [];
        const ratio = divide(subtract(is, line), line);
        return ratio ? [{ ratio, met: MET[cliff.operator](compare(is, line)), figure: figure.value }] : [];
      });
      return points.length === 0 ? undefined : points;
    },
  };
}

/** What a provision works out is said by its figures, not by its sentence once more. */
function opened({ environment }: PreparedPolicy, rule: Rule): Rule {
  const { node } = rule;
  const named =
    node.kind === 'use' && node.name.startsWith('provision.')
      ? environment.definitions.get(node.name)
      : undefined;
  return named ? { ...rule, node: named.node } : rule;
}

/** What an expression over an item is called: the words of the whole, without the sum that only serves to reach it. */
function itemWords(policy: PreparedPolicy, { lists }: Cliff, expression: Expression, asOf: string): string {
  const rule = ruleOf(policy, through(lists, expression));
  return rule
    ? explainRule(rule, { asOf }).replace(/(?:之和|）)+$/, (end) => end.replaceAll('之和', ''))
    : '';
}

/** The thresholds of a policy, each ready to measure how far a case stands from it. */
export const gaugeCliffs = (policy: PreparedPolicy, asOf: string): readonly CliffGauge[] =>
  findCliffs(policy.file).flatMap((cliff) => gaugeOf(policy, cliff, asOf) ?? []);

/** The edges of the bands, in hundredths of the bound. */
export const BAND_EDGES = [5, 10, 20, 50] as const;
export const BANDS = BAND_EDGES.length * 2 + 2;

/**
 * The band of a point: those below the bound come first, the farthest at the front. A point exactly on the bound stands
 * on the side that the comparison puts it on; an edge belongs to the band nearer to the bound.
 */
export function bandOf({ ratio, met }: CliffPoint, operator: Cliff['operator']): number {
  const side = compare(ratio, ZERO);
  const upward = operator === 'atLeast' || operator === 'above';
  const above = side === 0 ? met === upward : side > 0;
  const size: Exact = { n: ratio.n < 0n ? -ratio.n : ratio.n, d: ratio.d };
  const reached = BAND_EDGES.filter((edge) => compare(size, { n: BigInt(edge), d: 100n }) > 0).length;
  return above ? BANDS / 2 + reached : BANDS / 2 - 1 - reached;
}

export interface Bunching {
  /** How likely it is that chance alone puts so many on the better side, four decimals; `null` with too few to say. */
  readonly chance: string | null;
  readonly verdict: 'few' | 'even' | 'bunched';
}

/** Fewer than this near a threshold say nothing. */
const FEWEST = 10;
/** One in a hundred. */
const RARE: Exact = { n: 1n, d: 100n };

/**
 * Whether more stand just on the better side of a threshold than chance would put there. Without anybody stretching a
 * figure, those within five hundredths of it fall on either side as a coin does; the chance of `met` or more out of
 * `met + unmet` is counted exactly. It is a sign to look, no proof: a figure that thins out quickly leans by itself.
 *
 * @source decision:0016
 */
export function bunchingOf(met: number, unmet: number): Bunching {
  const all = met + unmet;
  if (all < FEWEST) return { chance: null, verdict: 'few' };
  let ways = 1n;
  let tail = 0n;
  for (let count = 0; count <= all; count += 1) {
    if (count >= met) tail += ways;
    ways = (ways * BigInt(all - count)) / BigInt(count + 1);
  }
  const chance: Exact = { n: tail, d: 2n ** BigInt(all) };
  const verdict = compare(chance, RARE) < 0 ? 'bunched' : 'even';
  return { chance: toDecimalString(chance, 4), verdict };
}

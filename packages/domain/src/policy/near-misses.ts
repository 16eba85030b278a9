import { roundedWords, type TraceStep } from '../rule/index.ts';
import {
  compare,
  type Exact,
  parseExactText,
  roundTo,
  subtract,
  toDecimalString,
  unit,
  ZERO,
} from '../values/index.ts';
import type { TracedDetermination } from './determine.ts';
import type { PolicyFile } from './policy-file.ts';
import { isNamed, opened, type StepBook, stepAt, valueWords } from './step-words.ts';

/** One figure that is close to a bound, and what reaching it would lead to. */
export interface NearMiss {
  readonly provision: string;
  /** 定档所看的总额 */
  readonly label: string;
  /** How much is missing, exact, in its unit; 0 with a bound that does not count itself. */
  readonly gap: Exact;
  readonly unit: string;
  /** gap ÷ bound, to sort by. */
  readonly closeness: number;
  /** 还差 120,000 元升到 7% 档 */
  readonly words: string;
}

/** Nearer than a fifth of the bound is near. */
const [NEAR_PART, NEAR_WHOLE] = [1n, 5n];

const LACKS = { atLeast: 1, above: 1, atMost: -1, below: -1 } as const;

interface Bound {
  readonly label: string;
  readonly is: Exact;
  readonly bound: Exact;
  readonly unit: string;
}

const numberOf = ({ result }: TraceStep): Exact | undefined =>
  result.kind === 'number' ? parseExactText(result.value) : undefined;

/** A figure against a bound in one and the same unit; anything else has no gap in a word. */
function boundOf(book: StepBook, subject: number, against: number): Bound | undefined {
  const [left, right] = [opened(book, subject), stepAt(book, against)];
  const [is, bound] = [numberOf(left), numberOf(right)];
  if (!is || !bound || left.result.kind !== 'number' || right.result.kind !== 'number') return undefined;
  if (left.result.unit !== right.result.unit) return undefined;
  return { label: left.label ?? '', is, bound, unit: left.result.unit };
}

function missOf(
  provision: string,
  found: Bound | undefined,
  direction: 1 | -1,
  says: (gap: string) => string,
): NearMiss | undefined {
  if (!found || compare(found.bound, ZERO) <= 0 || found.label === '') return undefined;
  const gap = direction === 1 ? subtract(found.bound, found.is) : subtract(found.is, found.bound);
  if (compare(gap, ZERO) < 0) return undefined;
  const near = gap.n * NEAR_WHOLE * found.bound.d <= NEAR_PART * found.bound.n * gap.d;
  if (!near) return undefined;
  const closeness = Number((gap.n * found.bound.d * 1_000_000n) / (gap.d * found.bound.n)) / 1_000_000;
  // Rounded up: whoever adds what is said must get there.
  const text = roundedWords(
    toDecimalString(roundTo(gap, 2, 'up'), 2).replace(/\.00$/, ''),
    unit(found.unit),
    2,
  );
  return { provision, label: found.label, gap, unit: found.unit, closeness, words: says(text) };
}

/** Steps below one, named definitions included: a condition may stand behind a name. */
function* below(book: StepBook, at: number): Generator<TraceStep> {
  const step = opened(book, at);
  yield step;
  if (isNamed(step) && step.operator === 'definition') {
    for (const input of step.inputs) yield* below(book, input);
  } else if (step.operator === 'all' || step.operator === 'multiply' || step.operator === 'add') {
    for (const input of step.inputs) yield* below(book, input);
  }
}

const isFalse = ({ result }: TraceStep): boolean => result.kind === 'boolean' && !result.value;

/** What is asked with `all` and fails by exactly one figure. */
function failedBy(book: StepBook, at: number, provision: string, says: string): NearMiss | undefined {
  const failed = [...below(book, at)].filter(
    (step) => isFalse(step) && step.operator !== 'all' && step.operator !== 'definition',
  );
  const [only, ...others] = failed;
  if (!only || others.length > 0 || !(only.operator in LACKS) || !('inputs' in only)) return undefined;
  const operator = only.operator as keyof typeof LACKS;
  const [left, right] = only.inputs;
  if (left === undefined || right === undefined) return undefined;
  const found = boundOf(book, left, right);
  const strict = operator === 'above' || operator === 'below' ? '多一点' : '';
  const verb = LACKS[operator] === 1 ? '还差' : '超出';
  return missOf(
    provision,
    found,
    LACKS[operator],
    (gap) => `${found?.label ?? ''}${verb} ${gap}${strict}，即符合“${says}”`,
  );
}

function nextTier(book: StepBook, at: number, provision: string): NearMiss | undefined {
  const scale = [...below(book, at)].find(({ operator }) => operator === 'tiers');
  if (scale?.operator !== 'tiers') return undefined;
  const next = scale.tier === undefined ? 0 : scale.tier + 1;
  const [from, gives, subject] = [scale.from[next], scale.gives[next], scale.inputs[0]];
  if (from === undefined || gives === undefined || subject === undefined) return undefined;
  const found = boundOf(book, subject, from);
  const step = valueWords(stepAt(book, gives).result);
  return missOf(provision, found, 1, (gap) => `${found?.label ?? ''}还差 ${gap}，升到 ${step} 档`);
}

/**
 * How close a case is to more than it gets: the next tier of what it is given, or, if it is not eligible, the one figure
 * by which it fails. While something is still unknown, the next tier of what it would be given, if the figure that stands
 * on the scale is known. Only what is within a fifth of its bound; the nearest first.
 */
export function nearMisses(file: PolicyFile, { verdict, trace }: TracedDetermination): readonly NearMiss[] {
  const book: StepBook = { steps: trace.steps, inputs: file.inputs };
  const failed = trace.provisions.filter(({ applies, meets }) => applies === true && meets === false);
  const found =
    verdict === 'ineligible'
      ? failed.length === 1
        ? failed.map(({ provision, says, steps }) =>
            steps.requires === undefined ? undefined : failedBy(book, steps.requires, provision, says),
          )
        : []
      : trace.provisions
          .filter(({ applies, steps }) => applies === true && steps.gives !== undefined)
          .map(({ provision, steps }) => nextTier(book, steps.gives ?? 0, provision));
  return found.filter((miss) => miss !== undefined).sort((a, b) => a.closeness - b.closeness);
}

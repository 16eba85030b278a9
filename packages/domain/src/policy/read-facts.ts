import { compileRule, type FactSource } from '../rule/index.ts';
import { WAIVED } from './compose.ts';
import { type FactProblem, FactsReader } from './facts-reader.ts';
import type { PreparedPolicy } from './prepare-policy.ts';
import { readyInputs } from './ready-inputs.ts';

export type { FactProblem } from './facts-reader.ts';

export type FactReading =
  | { readonly kind: 'facts'; readonly facts: PolicyFacts }
  | { readonly kind: 'problems'; readonly problems: readonly FactProblem[] };

/** The facts of one case, read and found to be possible. */
export interface PolicyFacts {
  readonly source: FactSource;
  /** Places of what was sent and the policy does not ask for. */
  readonly ignored: readonly string[];
  /** Soft provisions that a named decision relaxed. */
  readonly waived: ReadonlySet<string>;
}

/** Says what in the facts contradicts itself. */
type Contradictions = (source: FactSource) => readonly Omit<FactProblem, 'path'>[];

const contradictions = new WeakMap<PreparedPolicy, Contradictions>();

function contradictionsOf(policy: PreparedPolicy): Contradictions {
  const known = contradictions.get(policy);
  if (known) return known;
  const rules = policy.consistent.map(({ rule, message, remedy }) => ({
    ask: compileRule(rule, policy.file.effective.from),
    problem: { message, remedy },
  }));
  const made: Contradictions = (source) =>
    rules.flatMap(({ ask, problem }) => {
      const answer = ask.evaluate(source);
      return answer.kind === 'boolean' && !answer.value ? [problem] : [];
    });
  contradictions.set(policy, made);
  return made;
}

/**
 * Reads the facts of a case: JSON by the names of the policy's inputs. What is left out is unknown, and so is `null`
 * unless the input says what it means; what cannot be (a negative area, a day that does not exist) is refused.
 *
 * @param waived - soft provisions that a named decision relaxed
 */
export function readFacts(
  policy: PreparedPolicy,
  value: unknown,
  waived: Iterable<string> = [],
): FactReading {
  const reader = new FactsReader();
  const { inputs, provisions } = policy.file;
  const record = reader.record(readyInputs(inputs), value);
  const relaxed = new Set(waived);
  const decided = new Map<string, boolean>();
  for (const { id, soft } of provisions) if (soft) decided.set(`${WAIVED}.${id}`, relaxed.has(id));
  for (const id of relaxed) {
    if (decided.has(`${WAIVED}.${id}`)) continue;
    const soft = provisions.filter((one) => one.soft).map((one) => one.id);
    const remedy = soft.length === 0 ? '本政策没有可以放宽的条件' : `可以放宽的有：${soft.join('、')}`;
    reader.fail(`“${id}”不是可以由决定放宽的条件`, remedy);
  }
  if (reader.problems.length > 0) return { kind: 'problems', problems: reader.problems };
  const source: FactSource = {
    read: (fact, yearsBefore) => {
      if (yearsBefore !== 0) return undefined;
      const value = record.get(fact);
      return value === undefined ? decided.get(fact) : value;
    },
  };
  for (const { message, remedy } of contradictionsOf(policy)(source)) reader.fail(message, remedy);
  if (reader.problems.length > 0) return { kind: 'problems', problems: reader.problems };
  return { kind: 'facts', facts: { source, ignored: reader.ignored, waived: relaxed } };
}

import { compileRules, type FactSource, type FactValue, type FieldRecord } from '../rule/index.ts';
import { WAIVED } from './compose.ts';
import { type FactProblem, FactsReader } from './facts-reader.ts';
import type { PreparedPolicy } from './prepare-policy.ts';
import { type ReadyInputs, readyInputs } from './ready-inputs.ts';

export type { FactProblem } from './facts-reader.ts';

export type FactReading =
  | { readonly kind: 'facts'; readonly facts: PolicyFacts }
  | { readonly kind: 'problems'; readonly problems: readonly FactProblem[] };

/** The facts of one case, read and found to be possible. */
export interface PolicyFacts {
  readonly source: FactSource;
  /** Places of what was sent and the policy does not ask for. */
  readonly ignored: readonly string[];
  /** Soft provisions that a named decision relaxed, each with the decision where it is told. */
  readonly waived: ReadonlyMap<string, string | undefined>;
}

/** What reading case after case of a policy needs of it. */
interface Reading {
  readonly inputs: ReadyInputs;
  /** The provisions that a decision can relax. */
  readonly soft: readonly string[];
  /** Says what in the facts contradicts itself. */
  readonly contradictions: (source: FactSource) => readonly Omit<FactProblem, 'path'>[];
}

const readings = new WeakMap<PreparedPolicy, Reading>();

function readingOf(policy: PreparedPolicy): Reading {
  const known = readings.get(policy);
  if (known) return known;
  const { inputs, provisions } = policy.file;
  const made: Reading = {
    inputs: readyInputs(inputs),
    soft: provisions.filter(({ soft }) => soft).map(({ id }) => id),
    contradictions: contradictionsOf(policy),
  };
  readings.set(policy, made);
  return made;
}

function contradictionsOf(policy: PreparedPolicy): Reading['contradictions'] {
  const rules = policy.consistent.map(({ rule }) => rule);
  const { bind, runs } = compileRules(rules, policy.file.effective.from);
  return (source) => {
    if (runs.length === 0) return [];
    const frame = bind(source);
    return policy.consistent.filter((_, index) => {
      const answer = runs[index]?.(frame);
      return answer?.kind === 'boolean' && !answer.value;
    });
  };
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

function relaxedBy(
  waived: readonly string[] | ReadonlyMap<string, string>,
): ReadonlyMap<string, string | undefined> {
  if (!Array.isArray(waived)) return waived as ReadonlyMap<string, string>;
  if (waived.length === 0) return NONE;
  return new Map((waived as readonly string[]).map((id) => [id, undefined]));
}

/** Of every soft provision whether a decision relaxed it, under the name by which rules ask. */
const decisionsOf = (soft: readonly string[], relaxed: ReadonlyMap<string, unknown>): Decisions =>
  soft.length === 0 ? NONE : new Map(soft.map((id) => [`${WAIVED}.${id}`, relaxed.has(id)]));

type Decisions = ReadonlyMap<string, boolean>;

/** One case as rules ask for it: what was sent, then what was decided; nothing of earlier years. */
class CaseSource implements FactSource {
  private readonly record: FieldRecord;
  private readonly decided: Decisions;
  constructor(record: FieldRecord, decided: Decisions) {
    this.record = record;
    this.decided = decided;
  }

  read(fact: string, yearsBefore: number): FactValue | null | undefined {
    if (yearsBefore !== 0) return undefined;
    const value = this.record.get(fact);
    return value === undefined ? this.decided.get(fact) : value;
  }
}

/**
 * Reads the facts of a case: JSON by the names of the policy's inputs. What is left out is unknown, and so is `null`
 * unless the input says what it means; what cannot be (a negative area, a day that does not exist) is refused.
 *
 * @param waived - soft provisions that a named decision relaxed, with the words of the decision or without
 */
export function readFacts(
  policy: PreparedPolicy,
  value: unknown,
  waived: readonly string[] | ReadonlyMap<string, string> = [],
): FactReading {
  const reader = new FactsReader();
  const { inputs, soft, contradictions } = readingOf(policy);
  const record = reader.record(inputs, value);
  const relaxed = relaxedBy(waived);
  const decided = decisionsOf(soft, relaxed);
  for (const id of relaxed.keys()) {
    if (decided.has(`${WAIVED}.${id}`)) continue;
    const remedy = soft.length === 0 ? '本政策没有可以放宽的条件' : `可以放宽的有：${soft.join('、')}`;
    reader.fail(`“${id}”不是可以由决定放宽的条件`, remedy);
  }
  if (reader.problems.length > 0) return { kind: 'problems', problems: reader.problems };
  const source = new CaseSource(record, decided);
  for (const { message, remedy } of contradictions(source)) reader.fail(message, remedy);
  if (reader.problems.length > 0) return { kind: 'problems', problems: reader.problems };
  return { kind: 'facts', facts: { source, ignored: reader.ignored, waived: relaxed } };
}

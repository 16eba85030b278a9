import {
  type Answer,
  definitionIdentities,
  type Identify,
  interpretRules,
  type KnownDefinitions,
  type Rule,
  settleRule,
  type TraceStep,
} from '../rule/index.ts';
import {
  concludeDetermination,
  concludeWithout,
  type Determination,
  isInForce,
  isSuperseded,
  type VariantAnswers,
  versionOf,
} from './determination.ts';
import { narrowAnswers } from './narrow-answers.ts';
import type { Alternative } from './policy-file.ts';
import type { PolicyVariant, PreparedPolicy } from './prepare-policy.ts';
import type { PolicyFacts } from './read-facts.ts';

/** The name and version of the format. */
export const DETERMINATION_TRACE = 'tenglong.policy-trace/1';

/** What one provision came to, with the steps in which it stands. */
export interface ProvisionTrace {
  readonly provision: string;
  readonly clause: string;
  readonly says: string;
  /** Whether it concerns the case: `null` is not known. */
  readonly applies: boolean | null;
  /** Of a condition: whether it is met. */
  readonly meets?: boolean | null;
  /** Of a condition that says "in principle": whether a named decision relaxed it. */
  readonly soft?: true;
  readonly waived?: true;
  /** The decision as it was named: 专题会议纪要〔2022〕5号. */
  readonly decision?: string;
  /** The provisions that put it aside. */
  readonly overriddenBy?: readonly string[];
  /** The steps of its parts. */
  readonly steps: Readonly<Record<string, number>>;
}

/** How a determination came about: every provision beside its clause, over the steps of the calculation. */
export interface DeterminationTrace {
  readonly format: typeof DETERMINATION_TRACE;
  readonly policy: string;
  readonly version: string | null;
  readonly asOf: string;
  /** Why nothing was calculated, in a sentence. */
  readonly reason?: string;
  readonly provisions: readonly ProvisionTrace[];
  /** The step of the verdict and of what it gives. */
  readonly eligible?: number;
  readonly outcome?: number;
  /** A step was left unknown, yet whatever the facts not known turn out to be, the answer is the same. */
  readonly byBounds?: true;
  readonly steps: readonly TraceStep[];
}

export interface TracedDetermination extends Determination {
  readonly trace: DeterminationTrace;
}

const truthOf = (answer: Answer): boolean | null => (answer.kind === 'boolean' ? answer.value : null);

/** An answer left unknown is asked once more: whatever the facts not known turn out to be, it may be the same. */
export const settled = (
  { consistent }: PreparedPolicy,
  rule: Rule,
  answer: Answer,
  { source }: Pick<PolicyFacts, 'source'>,
  asOf: string,
): Answer => {
  if (answer.kind !== 'unknown') return answer;
  return settleRule(rule, source, asOf, givenOf(consistent));
};

const givens = new WeakMap<PreparedPolicy['consistent'], readonly Rule[]>();

/** What has to hold of any facts: the same object for one policy, so that it is looked through once for a case. */
function givenOf(consistent: PreparedPolicy['consistent']): readonly Rule[] {
  const known = givens.get(consistent) ?? consistent.map(({ rule }) => rule);
  givens.set(consistent, known);
  return known;
}

function answersOf(
  policy: PreparedPolicy,
  variant: PolicyVariant,
  { source }: PolicyFacts,
  asOf: string,
  known: KnownDefinitions,
): VariantAnswers {
  const rules = [variant.eligible, ...(variant.outcome ? [variant.outcome] : [])];
  const [eligible, outcome] = interpretRules(rules, { facts: source, asOf }, { quiet: true, known }).outcomes;
  if (!eligible) throw new TypeError('a policy has a verdict');
  return {
    eligible: settled(policy, variant.eligible, eligible.answer, { source }, asOf),
    outcome: variant.outcome && outcome && settled(policy, variant.outcome, outcome.answer, { source }, asOf),
  };
}

/**
 * Whether a case tells what only this way of reading asks for. Where it does not, the reading is not computed: its fact
 * is none that the adopted reading could miss.
 */
export const isTold = (
  { needs }: Pick<Alternative, 'needs'>,
  { source }: Pick<PolicyFacts, 'source'>,
): boolean => needs === undefined || source.read(needs, 0) !== undefined;

const identities = new WeakMap<PreparedPolicy, Identify>();

/** What of this case is found under one reading is taken over by the next, as far as the words in question leave it alone. */
function nothingKnown(policy: PreparedPolicy): KnownDefinitions {
  const identify = identities.get(policy) ?? definitionIdentities();
  identities.set(policy, identify);
  return { identify, outcomes: new Map() };
}

/** Why a policy has nothing to say, or `undefined`. */
export function silenceOf(policy: PreparedPolicy, asOf: string): string | undefined {
  if (isInForce(policy, asOf)) return policy.unavailable;
  const { superseding } = policy;
  const { from, until } = policy.file.effective;
  return superseding && isSuperseded(policy, asOf)
    ? `${asOf} 没有有效的版本：自 ${superseding.from} 起按${superseding.document}执行，此前的情形仍按本政策`
    : `${asOf} 没有有效的版本：本政策自 ${from} 起施行，到 ${until} 止`;
}

/**
 * Determines one case, and writes down every step.
 *
 * @param asOf - the day of the case: the version and the parameters in force on it are taken
 * @throws TypeError if the facts were not read by `readFacts` for this policy: a defect of the caller
 */
export function determine(policy: PreparedPolicy, facts: PolicyFacts, asOf: string): TracedDetermination {
  const reason = silenceOf(policy, asOf);
  const head = { format: DETERMINATION_TRACE, policy: policy.file.id, asOf } as const;
  if (reason !== undefined) {
    const determination = concludeWithout(policy, asOf);
    const { version } = determination;
    return { ...determination, trace: { ...head, version, reason, provisions: [], steps: [] } };
  }
  const parts = policy.provisions.flatMap((provision) => {
    const { applies, requires, gives, caps, sets, quantity } = provision;
    return Object.entries({ applies, requires, gives, caps, sets, quantity }).flatMap(([name, rule]) =>
      rule ? [{ id: provision.source.id, name, rule }] : [],
    );
  });
  const { eligible, outcome } = policy.adopted;
  const rules = [eligible, ...(outcome ? [outcome] : [])];
  const known = nothingKnown(policy);
  const occasion = { facts: facts.source, asOf };
  const { outcomes, steps } = interpretRules([...parts.map(({ rule }) => rule), ...rules], occasion, {
    known,
  });
  const settledAt = (index: number, rule: Rule) => {
    const found = outcomes[index];
    return found && { ...found, answer: settled(policy, rule, found.answer, facts, asOf) };
  };
  const partOf = (id: string, name: string) => {
    const index = parts.findIndex((part) => part.id === id && part.name === name);
    const part = parts[index];
    return part && settledAt(index, part.rule);
  };
  const verdict = settledAt(parts.length, eligible);
  const given = outcome && settledAt(parts.length + 1, outcome);
  if (!verdict) throw new TypeError('a policy has a verdict');
  const answers = narrowAnswers(policy, facts, asOf, {
    adopted: { eligible: verdict.answer, outcome: given?.answer },
    readings: policy.readings.map(({ alternatives }) =>
      alternatives.map(({ source, variant }) =>
        variant && isTold(source, facts) ? answersOf(policy, variant, facts, asOf, known) : undefined,
      ),
    ),
    duties: policy.provisions
      .filter(({ source }) => source.obliges !== undefined)
      .flatMap(({ source: { id } }) => {
        const applies = partOf(id, 'applies')?.answer;
        return applies ? [{ provision: id, applies, quantity: partOf(id, 'quantity')?.answer }] : [];
      }),
  });
  const byBounds = [
    { step: verdict.step, answer: answers.adopted.eligible },
    { step: given?.step ?? -1, answer: answers.adopted.outcome },
  ].some(({ step, answer }) => answer && answer.kind !== 'unknown' && steps[step]?.result.kind === 'unknown');
  const provisions = policy.provisions.map(({ source }): ProvisionTrace => {
    const applies = partOf(source.id, 'applies')?.answer;
    const requires = partOf(source.id, 'requires')?.answer;
    const decision = facts.waived.get(source.id);
    const against = policy.file.provisions
      .filter(({ id, overrides }) => {
        const exception = partOf(id, 'applies')?.answer;
        return overrides?.includes(source.id) && exception && truthOf(exception) === true;
      })
      .map(({ id }) => id);
    return {
      provision: source.id,
      clause: source.clause,
      says: source.says,
      applies: applies ? truthOf(applies) : null,
      ...(requires ? { meets: truthOf(requires) } : {}),
      ...(source.soft ? { soft: true as const } : {}),
      ...(source.soft && facts.waived.has(source.id) ? { waived: true as const } : {}),
      ...(source.soft && decision !== undefined ? { decision } : {}),
      ...(against.length > 0 ? { overriddenBy: against } : {}),
      steps: Object.fromEntries(
        parts.flatMap(({ id, name }, index) => {
          const step = outcomes[index]?.step;
          return id === source.id && step !== undefined ? [[name, step]] : [];
        }),
      ),
    };
  });
  const trace: DeterminationTrace = {
    ...head,
    version: versionOf(policy),
    provisions,
    eligible: verdict.step,
    ...(given ? { outcome: given.step } : {}),
    ...(byBounds ? { byBounds: true as const } : {}),
    steps,
  };
  return { ...concludeDetermination(policy, asOf, answers), trace };
}

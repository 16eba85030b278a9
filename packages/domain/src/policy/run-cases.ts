import { canonicalJson } from '../values/index.ts';
import type { CaseFile, Expectation, PolicyCase } from './case-file.ts';
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts';
import type { Determination } from './determination.ts';
import { determine, type TracedDetermination } from './determine.ts';
import { withoutValue, withValue } from './edit-facts.ts';
import type { PreparedPolicy } from './prepare-policy.ts';
import { readFacts } from './read-facts.ts';
import { setParameters } from './set-parameters.ts';

/** One case ready to be run: its facts put together. */
export interface ReadyCase {
  readonly id: string;
  readonly says: string;
  readonly clause: string;
  readonly asOf: string;
  readonly facts: unknown;
  readonly set: PolicyCase['set'];
  readonly waived: readonly string[];
  readonly expect: Expectation;
}

/** What became of a case. */
export interface CaseResult {
  readonly case: ReadyCase;
  /** What is wrong, in sentences; none if it holds. */
  readonly faults: readonly string[];
  readonly determination: TracedDetermination | undefined;
}

/** Every case of a file, those of facts left out included, which are asked the answer of their base. */
export function readyCases(policy: PreparedPolicy, file: CaseFile): readonly ReadyCase[] {
  const { clause } = policy.file;
  const written = file.cases.map((one): ReadyCase => {
    const base = one.of === undefined ? {} : file.bases[one.of];
    const changed = Object.entries(one.change ?? {}).reduce<unknown>(
      (facts, [place, value]) => withValue(facts, place, value),
      { ...base, ...one.facts },
    );
    const facts = (one.without ?? []).reduce<unknown>(withoutValue, changed);
    const { id, says, set, waived = [], expect } = one;
    return {
      id,
      says,
      clause: one.clause ?? clause,
      asOf: one.asOf ?? file.asOf,
      facts,
      set,
      waived,
      expect,
    };
  });
  const leftOut = file.leftOut.flatMap(({ of, unknown, needless }): ReadyCase[] => {
    const base = file.bases[of];
    const shared = { clause, asOf: file.asOf, set: undefined, waived: [] };
    const whole = answer(policy, { ...shared, facts: base });
    const same: Expectation = { verdict: whole?.verdict ?? 'eligible', missing: [], ...outcomeOf(whole) };
    return [
      ...unknown.map((place) => ({
        ...shared,
        id: `${of}-without-${place}`,
        says: `缺 ${place}，结论未知，缺的正是它`,
        facts: withoutValue(base, place),
        expect: { verdict: 'unknown' as const, missing: [place] },
      })),
      ...needless.map((place) => ({
        ...shared,
        id: `${of}-without-${place}`,
        says: `缺 ${place}，结论不变`,
        facts: withoutValue(base, place),
        expect: same,
      })),
    ];
  });
  return [...written, ...leftOut];
}

const outcomeOf = (of: Determination | undefined): Partial<Expectation> => ({
  ...(of?.amountYuan === undefined ? {} : { amountYuan: of.amountYuan }),
  ...(of?.grade === undefined ? {} : { grade: of.grade }),
  ...(of?.term === undefined ? {} : { term: of.term }),
});

function answer(
  policy: PreparedPolicy,
  { facts, asOf, waived }: Pick<ReadyCase, 'facts' | 'asOf' | 'waived'>,
): TracedDetermination | undefined {
  const read = readFacts(policy, facts, waived);
  return read.kind === 'facts' ? determine(policy, read.facts, asOf) : undefined;
}

function policyOf(policy: PreparedPolicy, set: PolicyCase['set']): PreparedPolicy | string {
  if (set === undefined) return policy;
  const setting = setParameters(policy.file, new Map(Object.entries(set)));
  if (setting.kind === 'refused') return setting.message;
  const { preparation } = setting;
  return preparation.kind === 'policy'
    ? preparation.policy
    : (preparation.problems[0]?.message ?? '参数不能用');
}

/** Compiles a policy once for each day. */
function compiler(): (policy: PreparedPolicy, asOf: string) => CompiledPolicy {
  const known = new Map<PreparedPolicy, Map<string, CompiledPolicy>>();
  return (policy, asOf) => {
    const days = known.get(policy) ?? new Map<string, CompiledPolicy>();
    known.set(policy, days);
    const compiled = days.get(asOf) ?? compilePolicy(policy, asOf);
    days.set(asOf, compiled);
    return compiled;
  };
}

/** Runs cases in both ways, which have to agree with each other and with what is expected. */
export const runCases = (policy: PreparedPolicy, cases: readonly ReadyCase[]): readonly CaseResult[] => [
  ...eachCase(policy, cases),
];

/** The same one after another, for whoever has other things to do in between. */
export function* eachCase(policy: PreparedPolicy, cases: readonly ReadyCase[]): Generator<CaseResult> {
  const compile = compiler();
  for (const one of cases) yield runCase(policy, one, compile);
}

function runCase(policy: PreparedPolicy, one: ReadyCase, compile: ReturnType<typeof compiler>): CaseResult {
  const trial = policyOf(policy, one.set);
  if (typeof trial === 'string') return { case: one, faults: [trial], determination: undefined };
  const read = readFacts(trial, one.facts, one.waived);
  if (read.kind === 'problems') {
    return {
      case: one,
      faults: read.problems.map(({ path, message }) => `${path} ${message}`),
      determination: undefined,
    };
  }
  const determination = determine(trial, read.facts, one.asOf);
  const { trace: _trace, ...interpreted } = determination;
  const compiled = compile(trial, one.asOf).determine(read.facts);
  const faults = faultsOf(one.expect, determination);
  if (canonicalJson(compiled) !== canonicalJson(interpreted)) {
    faults.push(`两种算法不一致：逐步计算为 ${brief(interpreted)}，编译计算为 ${brief(compiled)}`);
  }
  return { case: one, faults, determination };
}

const brief = ({ verdict, amountYuan, grade, term, missing }: Determination): string =>
  JSON.stringify({ verdict, amountYuan, grade, term, missing });

function faultsOf(expect: Expectation, found: Determination): string[] {
  const faults: string[] = [];
  const compare = (name: string, wanted: unknown, actual: unknown) => {
    if (wanted === undefined || canonicalJson(wanted) === canonicalJson(actual ?? null)) return;
    faults.push(`${name} 应为 ${JSON.stringify(wanted)}，算得 ${JSON.stringify(actual ?? null)}`);
  };
  compare('verdict', expect.verdict, found.verdict);
  compare('amountYuan', expect.amountYuan, found.amountYuan);
  compare('grade', expect.grade, found.grade);
  compare('term', expect.term, found.term);
  compare('missing', expect.missing && [...expect.missing].sort(), [...found.missing].sort());
  compare(
    'obligations',
    expect.obligations,
    found.obligations.map(({ id }) => id),
  );
  for (const [id, alternatives] of Object.entries(expect.readings ?? {})) {
    const report = found.readings.find((reading) => reading.id === id);
    for (const [kind, wanted] of Object.entries(alternatives)) {
      const alternative = report?.alternatives.find((one) => one.kind === kind);
      compare(
        `readings.${id}.${kind}`,
        wanted,
        alternative?.amountYuan ?? alternative?.grade ?? alternative?.verdict,
      );
    }
  }
  return faults;
}

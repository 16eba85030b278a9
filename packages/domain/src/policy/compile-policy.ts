import { type Answer, type CompiledRules, compileRules, type Frame, type Rule } from '../rule/index.ts';
import {
  concludeDetermination,
  concludeWithout,
  type Determination,
  type DutyAnswers,
  isNo,
  type VariantAnswers,
} from './determination.ts';
import { isTold, settled, silenceOf } from './determine.ts';
import { narrowAnswers } from './narrow-answers.ts';
import type { PolicyVariant, PreparedPolicy } from './prepare-policy.ts';
import type { PolicyFacts } from './read-facts.ts';

/** A policy made ready for many cases of one day: closures, no generated code, no trace. */
export interface CompiledPolicy {
  readonly policy: PreparedPolicy;
  determine(facts: PolicyFacts): Determination;
}

/** What a compiled rule answers for the facts that were bound last. */
type Ask = () => Answer;

/**
 * Rules of all readings over one binding of the facts: what a reading does not touch is worked out once, what nobody
 * asks for not at all.
 */
function compiler(policy: PreparedPolicy, asOf: string) {
  const rules: Rule[] = [];
  let runs: CompiledRules['runs'] = [];
  let bound: { readonly facts: PolicyFacts; readonly frame: Frame } | undefined;
  const add = (rule: Rule): Ask => {
    const place = rules.push(rule) - 1;
    return () => {
      const run = runs[place];
      if (!run || !bound) throw new TypeError('asked before facts were bound');
      const answer = run(bound.frame);
      return answer.kind === 'unknown' ? settled(policy, rule, answer, bound.facts, asOf) : answer;
    };
  };
  const ready = (): ((facts: PolicyFacts) => void) => {
    const { bind, runs: all } = compileRules(rules, asOf);
    runs = all;
    return (facts) => {
      bound = { facts, frame: bind(facts.source) };
    };
  };
  return { add, ready };
}

/** @param asOf - the day of the cases: the version and the parameters in force on it are taken */
export function compilePolicy(policy: PreparedPolicy, asOf: string): CompiledPolicy {
  if (silenceOf(policy, asOf) !== undefined)
    return { policy, determine: () => concludeWithout(policy, asOf) };
  const { add, ready } = compiler(policy, asOf);
  const variantOf = ({ eligible, outcome }: PolicyVariant): (() => VariantAnswers) => {
    const [verdict, given] = [add(eligible), outcome && add(outcome)];
    return () => {
      const answer = verdict();
      // Who is not eligible gets nothing, whatever it would have come to.
      const needless = policy.file.always === undefined && isNo(answer);
      return { eligible: answer, outcome: needless ? undefined : given?.() };
    };
  };
  const adopted = variantOf(policy.adopted);
  const duties = policy.provisions
    .filter(({ source }) => source.obliges !== undefined)
    .map(({ source: { id }, applies, quantity }): (() => DutyAnswers) => {
      const [concerns, much] = [add(applies), quantity && add(quantity)];
      return () => ({ provision: id, applies: concerns(), quantity: much?.() });
    });
  const readings = policy.readings.map(({ alternatives }) =>
    alternatives.map(({ source, variant }) => {
      const answers = variant && variantOf(variant);
      return (facts: PolicyFacts) => (isTold(source, facts) ? answers?.() : undefined);
    }),
  );
  const judge = ready();
  return {
    policy,
    determine(facts) {
      judge(facts);
      const own = adopted();
      const answers = {
        adopted: own,
        readings: readings.map((alternatives) => alternatives.map((answer) => answer(facts))),
        duties: isNo(own.eligible) ? [] : duties.map((duty) => duty()),
      };
      return concludeDetermination(policy, asOf, narrowAnswers(policy, facts, asOf, answers));
    },
  };
}

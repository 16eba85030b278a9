import { type Answer, compileRules, type Rule } from '../rule/index.ts';
import {
  concludeDetermination,
  concludeWithout,
  type Determination,
  type VariantAnswers,
} from './determination.ts';
import { settled, silenceOf } from './determine.ts';
import type { PolicyVariant, PreparedPolicy } from './prepare-policy.ts';
import type { PolicyFacts } from './read-facts.ts';

/** A policy made ready for many cases of one day: closures, no generated code, no trace. */
export interface CompiledPolicy {
  readonly policy: PreparedPolicy;
  determine(facts: PolicyFacts): Determination;
}

type Ask = (facts: PolicyFacts) => readonly (Answer | undefined)[];

/** Compiles rules that may be left out; their answers come in the same order, with the same gaps. */
function compileAll(rules: readonly (Rule | undefined)[], asOf: string): Ask {
  const given = rules.filter((rule) => rule !== undefined);
  const { bind, runs } = compileRules(given, asOf);
  const places = rules.map((rule) => (rule === undefined ? -1 : given.indexOf(rule)));
  return ({ source }) => {
    const frame = bind(source);
    const answers = runs.map((run, index) => {
      const rule = given[index];
      const answer = run(frame);
      return rule ? settled(rule, answer, { source }, asOf) : answer;
    });
    return places.map((place) => answers[place]);
  };
}

function compileVariant(
  { eligible, outcome }: PolicyVariant,
  asOf: string,
): (facts: PolicyFacts) => VariantAnswers {
  const ask = compileAll([eligible, outcome], asOf);
  return (facts) => {
    const [verdict, given] = ask(facts);
    if (!verdict) throw new TypeError('a policy has a verdict');
    return { eligible: verdict, outcome: given };
  };
}

/** @param asOf - the day of the cases: the version and the parameters in force on it are taken */
export function compilePolicy(policy: PreparedPolicy, asOf: string): CompiledPolicy {
  if (silenceOf(policy, asOf) !== undefined)
    return { policy, determine: () => concludeWithout(policy, asOf) };
  const dutiful = policy.provisions.filter(({ source }) => source.obliges !== undefined);
  const { eligible, outcome } = policy.adopted;
  const ask = compileAll(
    [eligible, outcome, ...dutiful.flatMap(({ applies, quantity }) => [applies, quantity])],
    asOf,
  );
  const readings = policy.readings.map(({ alternatives }) =>
    alternatives.map(({ variant }) => variant && compileVariant(variant, asOf)),
  );
  return {
    policy,
    determine(facts) {
      const [verdict, given, ...rest] = ask(facts);
      if (!verdict) throw new TypeError('a policy has a verdict');
      const duties = dutiful.flatMap(({ source: { id: provision } }, index) => {
        const applies = rest[2 * index];
        return applies ? [{ provision, applies, quantity: rest[2 * index + 1] }] : [];
      });
      return concludeDetermination(policy, asOf, {
        adopted: { eligible: verdict, outcome: given },
        readings: readings.map((alternatives) => alternatives.map((variant) => variant?.(facts))),
        duties,
      });
    },
  };
}

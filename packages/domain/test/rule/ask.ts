import {
  type Answer,
  compileRule,
  type Environment,
  type Expression,
  type FactRecord,
  type FactValue,
  factsOf,
  type Interpretation,
  interpretRule,
  prepareRule,
  type Rule,
} from '../../src/rule/index.ts';
import { decimal, toExactText } from '../../src/values/index.ts';
import { environment as world } from './world.ts';

/** Facts as a test writes them: a text of digits is a number, `null` is unusable, a list is a list of items. */
export type Plain = string | boolean | null | readonly Record<string, Plain>[] | { readonly text: string };

function factValue(plain: Exclude<Plain, null>): FactValue {
  if (typeof plain === 'boolean') return plain;
  if (typeof plain === 'string') return decimal(plain);
  return 'text' in plain ? plain.text : plain.map(record);
}

/** A record of facts; numbers in the declared unit. */
export const record = (facts: Readonly<Record<string, Plain>>): FactRecord =>
  new Map(Object.entries(facts).map(([name, plain]) => [name, plain === null ? null : factValue(plain)]));

/** A text or a day, which a bare text of digits would not be. */
export const text = (value: string) => ({ text: value });

export function ruleOf(expression: Expression, environment: Environment = world): Rule {
  const prepared = prepareRule({ id: 'test', expression }, environment);
  if (prepared.kind === 'problems')
    throw new Error(prepared.problems.map(({ message }) => message).join('；'));
  return prepared.rule;
}

/** Judges a rule in both ways, which have to agree, for facts of this year and the years before. */
export function ask(
  expression: Expression,
  years: readonly (Readonly<Record<string, Plain>> | undefined)[],
  { asOf = '2022-12-31', environment = world }: { asOf?: string; environment?: Environment } = {},
): Interpretation {
  const rule = ruleOf(expression, environment);
  const facts = factsOf(...years.map((facts) => facts && record(facts)));
  const interpretation = interpretRule(rule, { facts, asOf, year: 2022 });
  const compiled = words(compileRule(rule, asOf).evaluate(facts));
  if (compiled !== words(interpretation.answer)) {
    throw new Error(`compiled: ${compiled}, interpreted: ${words(interpretation.answer)}`);
  }
  return interpretation;
}

/** An answer in one word: `yes`, `12.5 万元`, `unknown`. */
export function words(answer: Answer): string {
  switch (answer.kind) {
    case 'number':
      return `${toExactText(answer.value)} ${answer.unit.text}`.trim();
    case 'boolean':
      return answer.value ? 'yes' : 'no';
    case 'list':
      return answer.members.map(({ item, doubt }) => `${item.path}${doubt ? '?' : ''}`).join(' ');
    case 'unknown':
      return 'unknown';
    default:
      return answer.value;
  }
}

/** What is missing in one line: `tax, landMu@1 (no-record)`. */
export const missingWords = ({ missing }: Interpretation): string =>
  missing
    .map(({ fact, yearsBefore, reason }) => `${fact}${yearsBefore > 0 ? `@${yearsBefore}` : ''} ${reason}`)
    .join(', ');

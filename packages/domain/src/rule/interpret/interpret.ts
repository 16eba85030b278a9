import type { CalendarDay } from '../../values/index.ts';
import { type Answer, unknownAnswer } from '../answer.ts';
import { type MissingFact, missingFacts, orderCauses } from '../cause.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { Identify } from '../definition-identities.ts';
import type { Environment } from '../environment.ts';
import type { FactSource } from '../fact-source.ts';
import type { Node } from '../node.ts';
import { TRACE_FORMAT, type Trace, type TraceStep } from '../trace/trace-schema.ts';
import { type Outcome, TraceWriter, traceValue } from '../trace/trace-writer.ts';
import type { ValueType } from '../value-type.ts';
import { interpretArithmetic, interpretConvert, interpretNegate, interpretRound } from './arithmetic.ts';
import { interpretBetween, interpretCompare, interpretOneOf } from './comparison.ts';
import { interpretDay } from './day.ts';
import { interpretFact, interpretItem, interpretLiteral, interpretParameter, interpretUse } from './leaf.ts';
import { interpretAggregate, interpretCount, interpretQuantify, interpretSelect } from './list.ts';
import { interpretChoose, interpretKnown, interpretLogic, interpretNot, interpretYears } from './logic.ts';
import { interpretLookup } from './lookup.ts';
import type { Run, Scope } from './run.ts';
import { interpretTiers } from './tiers.ts';

/** For whom, and as of when, a rule is judged. */
export interface Occasion {
  readonly facts: FactSource;
  /** Parameters are taken in the version in force on this day. */
  readonly asOf: CalendarDay;
  /** The year under judgement, for the trace. */
  readonly year?: number;
}

/** An answer with all that led to it. */
export interface Interpretation {
  readonly answer: Answer;
  /** The facts that could change an unknown answer; none once it is known. */
  readonly missing: readonly MissingFact[];
  readonly trace: Trace;
}

/** Several rules judged together: their answers, each with the step it stands in, over one list of steps. */
export interface JointInterpretation {
  readonly outcomes: readonly Outcome[];
  readonly steps: readonly TraceStep[];
}

/**
 * Judges one rule for one subject, and writes down every step. Slower than the compiled form and made apart from it,
 * so that the one can be held against the other.
 *
 * @throws TypeError if a fact is not of the type the vocabulary declares: a defect of the caller
 */
export function interpretRule(rule: Rule, occasion: Occasion): Interpretation {
  const { outcomes, steps } = interpretRules([rule], occasion);
  const answer = outcomes[0]?.answer ?? unknownAnswer([]);
  const { asOf, year } = occasion;
  const missing = answer.kind === 'unknown' ? missingFacts(answer.causes) : [];
  const { id, title, clause } = rule;
  const trace: Trace = {
    format: TRACE_FORMAT,
    rule: { id, ...(title === undefined ? {} : { title }), ...(clause === undefined ? {} : { clause }) },
    asOf,
    ...(year === undefined ? {} : { year }),
    answer: traceValue(answer),
    missing: missing.map((fact) => ({ ...fact })),
    steps: [...steps],
  };
  return { answer, missing, trace };
}

/** What was found of one subject on one day so far; may be handed from one reading of a policy to the next. */
export interface KnownDefinitions {
  readonly identify: Identify;
  readonly outcomes: Map<string, Outcome>;
}

/**
 * Judges rules of one environment for one subject: a definition they share is one part of the steps.
 *
 * @param options - `quiet` writes no steps down; `known` is what other readings found of the same subject and day:
 *   what is in it already is not worked out again, and in a run that writes steps has none
 * @throws TypeError if the rules are of different environments, or a fact is not of its declared type
 */
export function interpretRules(
  rules: readonly Rule[],
  { facts, asOf }: Omit<Occasion, 'year'>,
  { quiet = false, known }: { readonly quiet?: boolean; readonly known?: KnownDefinitions } = {},
): JointInterpretation {
  const [first] = rules;
  if (!first || rules.some(({ environment }) => environment !== first.environment)) {
    throw new TypeError('rules judged together share their environment');
  }
  const { environment } = first;
  const run: Run = {
    environment,
    types: rules.length === 1 ? first.types : typesOf(rules, environment),
    facts,
    asOf,
    trace: new TraceWriter(quiet),
    definitions: known?.outcomes ?? new Map(),
    identify: (name) => known?.identify(environment, name) ?? name,
    parameters: new Map(),
    evaluate: (node, scope) => interpretNode(run, node, scope),
  };
  const outcomes = rules.map((rule): Outcome => {
    const { answer, step } = run.evaluate(rule.node, { shift: 0, items: [] });
    return { answer: answer.kind === 'unknown' ? unknownAnswer(orderCauses(answer.causes)) : answer, step };
  });
  return { outcomes, steps: run.trace.steps };
}

const known = new WeakMap<
  Environment,
  { readonly types: Map<Node, ValueType>; readonly rules: WeakSet<Rule> }
>();

/** The types of the nodes of an environment, as far as its rules have been met: a node has one type, whatever rule leads to it. */
function typesOf(rules: readonly Rule[], environment: Environment): ReadonlyMap<Node, ValueType> {
  const found = known.get(environment) ?? { types: new Map<Node, ValueType>(), rules: new WeakSet<Rule>() };
  known.set(environment, found);
  for (const rule of rules) {
    if (found.rules.has(rule)) continue;
    found.rules.add(rule);
    for (const [node, type] of rule.types) found.types.set(node, type);
  }
  return found.types;
}

function interpretNode(run: Run, node: Node, scope: Scope): Outcome {
  switch (node.kind) {
    case 'number':
    case 'boolean':
    case 'text':
    case 'date':
      return interpretLiteral(run, node);
    case 'fact':
      return interpretFact(run, node, scope);
    case 'item':
      return interpretItem(run, node, scope);
    case 'parameter':
      return interpretParameter(run, node);
    case 'use':
      return interpretUse(run, node, scope);
    case 'logic':
      return interpretLogic(run, node, scope);
    case 'not':
      return interpretNot(run, node, scope);
    case 'years':
      return interpretYears(run, node, scope);
    case 'known':
      return interpretKnown(run, node, scope);
    case 'choose':
      return interpretChoose(run, node, scope);
    case 'compare':
      return interpretCompare(run, node, scope);
    case 'between':
      return interpretBetween(run, node, scope);
    case 'oneOf':
      return interpretOneOf(run, node, scope);
    case 'arithmetic':
      return interpretArithmetic(run, node, scope);
    case 'negate':
      return interpretNegate(run, node, scope);
    case 'round':
      return interpretRound(run, node, scope);
    case 'convert':
      return interpretConvert(run, node, scope);
    case 'select':
      return interpretSelect(run, node, scope);
    case 'quantify':
      return interpretQuantify(run, node, scope);
    case 'count':
      return interpretCount(run, node, scope);
    case 'aggregate':
      return interpretAggregate(run, node, scope);
    case 'lookup':
      return interpretLookup(run, node, scope);
    case 'tiers':
      return interpretTiers(run, node, scope);
    case 'day':
      return interpretDay(run, node, scope);
  }
}

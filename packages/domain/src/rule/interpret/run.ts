import { convert, type Exact, type Unit } from '../../values/index.ts';
import type { Answer, KnownAnswer } from '../answer.ts';
import type { Cause } from '../cause.ts';
import type { Environment } from '../environment.ts';
import type { FactSource, Item } from '../fact-source.ts';
import type { Node } from '../node.ts';
import type { Outcome, TraceWriter } from '../trace/trace-writer.ts';
import type { ValueType } from '../value-type.ts';

/** From where an expression is read: how many years back, and the list items around it, the innermost last. */
export interface Scope {
  readonly shift: number;
  readonly items: readonly Item[];
}

/** One interpretation of one rule for one subject. */
export interface Run {
  readonly environment: Environment;
  readonly types: ReadonlyMap<Node, ValueType>;
  readonly facts: FactSource;
  readonly asOf: string;
  readonly trace: TraceWriter;
  /** Definitions already evaluated, by number and year: each is one part of the trace, however often it is used. */
  readonly definitions: Map<string, Outcome>;
  identify(name: string): number | string;
  /** Parameters already read: a rule over a list asks for the same ones for every item. */
  readonly parameters: Map<string, Answer>;
  evaluate(node: Node, scope: Scope): Outcome;
}

/** The same quantity in another unit. @throws TypeError if the rule was never checked */
export function inUnit(value: Exact, from: Unit, to: Unit): Exact {
  const converted = convert(value, from, to);
  if (!converted) throw new TypeError(`${from.text} is not ${to.text}`);
  return converted;
}

/** The unit the checker found for a numeric node. */
export function unitOf(run: Run, node: Node): Unit {
  const type = run.types.get(node);
  if (type?.kind !== 'number') throw new TypeError(`not a checked number: ${node.kind}`);
  return type.unit;
}

/** Demands a known value of one kind. @throws TypeError if the rule was never checked */
export function known<Kind extends KnownAnswer['kind']>(
  answer: Answer,
  kind: Kind,
): Extract<KnownAnswer, { kind: Kind }> {
  if (answer.kind !== kind) throw new TypeError(`expected ${kind}, found ${answer.kind}`);
  return answer as Extract<KnownAnswer, { kind: Kind }>;
}

/** Everything that keeps these answers from being known. */
export const causesOf = (answers: readonly Answer[]): readonly Cause[] =>
  answers.flatMap((answer) => (answer.kind === 'unknown' ? answer.causes : []));

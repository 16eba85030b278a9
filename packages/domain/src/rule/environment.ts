import { type Unit, unit } from '../values/index.ts';
import type { Expression } from './expression.ts';
import type { FactDeclaration, Vocabulary } from './fact-declaration.ts';
import type { Node } from './node.ts';
import type { Parameter, RuleBook, Table } from './rule-book.ts';
import { toNode } from './to-node.ts';

/** A named expression, ready to be evaluated. */
export interface PreparedDefinition {
  readonly name: string;
  readonly label: string;
  readonly clause: string | undefined;
  /** The unit it is given in; its own if `undefined`. */
  readonly unit: Unit | undefined;
  readonly node: Node;
}

/** Everything a rule may name. */
export interface Environment {
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly definitions: ReadonlyMap<string, PreparedDefinition>;
}

const mapOf = <Value>(record: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(record));

/** Puts a validated rule book and the facts of its subject together. */
export function createEnvironment(facts: Vocabulary, book: RuleBook): Environment {
  const definitions = new Map<string, PreparedDefinition>();
  for (const [name, definition] of Object.entries(book.definitions)) {
    definitions.set(name, {
      name,
      label: definition.label,
      clause: definition.clause,
      unit: definition.unit === undefined ? undefined : unit(definition.unit),
      node: toNode(definition.is as Expression, ['definitions', name, 'is']),
    });
  }
  return { facts: mapOf(facts), parameters: mapOf(book.parameters), tables: mapOf(book.tables), definitions };
}

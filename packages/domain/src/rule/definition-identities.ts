import type { Environment } from './environment.ts';
import { childrenOf, type Node } from './node.ts';

const usesOf = (node: Node): readonly string[] => [
  ...(node.kind === 'use' ? [node.name] : []),
  ...childrenOf(node).flatMap(usesOf),
];

/** The number of a definition of an environment. */
export type Identify = (environment: Environment, name: string) => number;

/**
 * Numbers definitions of several environments: the same number if they are the same expression over definitions that
 * are themselves the same. Of two readings of a clause, only what the words in question lead to differs.
 */
export function definitionIdentities(): Identify {
  const nodes = new Map<Node, number>();
  const identities = new Map<string, number>();
  const known = new WeakMap<Environment, Map<string, number>>();
  const numberOf = <Key>(numbers: Map<Key, number>, key: Key): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const identify = (environment: Environment, name: string): number => {
    const names = known.get(environment) ?? new Map<string, number>();
    known.set(environment, names);
    const before = names.get(name);
    if (before !== undefined) return before;
    const definition = environment.definitions.get(name);
    if (!definition) throw new TypeError(`undeclared definition ${name}`);
    const parts = [...new Set(usesOf(definition.node))].map((used) => identify(environment, used));
    const identity = numberOf(identities, [numberOf(nodes, definition.node), ...parts].join(' '));
    names.set(name, identity);
    return identity;
  };
  return identify;
}

import type { Environment } from '../environment.ts';
import type { Expression } from '../expression.ts';
import type { Node } from '../node.ts';
import type { RuleProblem } from '../problem.ts';
import { toNode } from '../to-node.ts';
import type { ValueType } from '../value-type.ts';
import { type Checker, expectKind, type Scope } from './checker.ts';
import { inferNode } from './infer.ts';

/** A rule that has been checked: it cannot fail when it is run, only be unknown. */
export interface Rule {
  readonly id: string;
  readonly title: string | undefined;
  readonly clause: string | undefined;
  readonly node: Node;
  readonly type: ValueType;
  /** The type of every node, those of the definitions it uses included. */
  readonly types: ReadonlyMap<Node, ValueType>;
  readonly environment: Environment;
}

/** A rule as plan data holds it. */
export interface RuleSource {
  readonly id: string;
  readonly title?: string | undefined;
  readonly clause?: string | undefined;
  readonly expression: Expression;
}

export type PreparedRule =
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'problems'; readonly problems: readonly RuleProblem[] };

/**
 * Checks names, types and units of a rule that has passed the schema, once and before it is run.
 *
 * @param expected - the kind of answer that is wanted: a condition has to be `boolean`
 * @param scope - for what stands inside a list: the fields of the items of each list around it
 */
export function prepareRule(
  source: RuleSource,
  environment: Environment,
  expected?: ValueType['kind'],
  scope: Scope = [],
): PreparedRule {
  const node = toNode(source.expression);
  const types = new Map<Node, ValueType>();
  const failed = new Set<Node>();
  const checker: Checker = {
    environment,
    types,
    problems: [],
    open: new Set(),
    infer(below, scope) {
      const known = types.get(below);
      if (known || failed.has(below)) return known;
      const type = inferNode(checker, below, scope);
      if (type) types.set(below, type);
      else failed.add(below);
      return type;
    },
  };
  const type =
    expected === undefined ? checker.infer(node, scope) : expectKind(checker, node, scope, expected);
  if (!type || checker.problems.length > 0) return { kind: 'problems', problems: checker.problems };
  const { id, title, clause } = source;
  return { kind: 'rule', rule: { id, title, clause, node, type, types, environment } };
}

/** Only the problems of a rule; none if it is sound. */
export function checkRule(
  expression: Expression,
  environment: Environment,
  expected?: ValueType['kind'],
): readonly RuleProblem[] {
  const prepared = prepareRule({ id: 'rule', expression }, environment, expected);
  return prepared.kind === 'problems' ? prepared.problems : [];
}

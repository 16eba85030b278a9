import type { Answer } from '../answer.ts';
import type { FactReference } from '../cause.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import type { FactSource, FactValue, Item } from '../fact-source.ts';
import type { Scope } from '../interpret/run.ts';
import type { Node } from '../node.ts';
import type { ListSpan, NumberSpan, Span, TruthSpan } from './span.ts';

/** What the parts of settling a rule ask of the whole. */
export interface Settling {
  readonly rule: Rule;
  readonly facts: FactSource;
  readonly asOf: string;
  span(node: Node, scope: Scope): Span;
  truth(node: Node, scope: Scope): TruthSpan;
  number(node: Node, scope: Scope): NumberSpan;
  list(node: Node, scope: Scope): ListSpan;
  /** The scope around one item of a list. */
  inside(scope: Scope, item: Item, list: Node): Scope;
  /** What a node answers whatever is not known; unknown if that makes a difference. */
  settled(node: Node, scope: Scope): Answer;
  /** What has to hold of any facts at all, each asked as a rule of its own. */
  readonly given: readonly Rule[];
  /** How an unknown fact that was met is declared. */
  declarationOf(fact: FactReference): FactDeclaration | undefined;
  /** The same facts, one of them assumed where it is not known, for this rule or another; what it answers is tried no further. */
  assuming(fact?: FactReference, value?: FactValue, rule?: Rule): Settling;
  /** The same facts, one of them supposed to lie within a span; what is left open is tried by one fact, not by more. */
  supposing(fact: FactReference, span: Span): Settling;
}

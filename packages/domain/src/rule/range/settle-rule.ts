import type { Exact } from '../../values/index.ts';
import { type Answer, unknownAnswer } from '../answer.ts';
import { type Cause, type FactReference, orderCauses } from '../cause.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import { absenceOf, type FactSource, type FactValue, type Item } from '../fact-source.ts';
import type { Scope } from '../interpret/run.ts';
import type { Node, NodeOf } from '../node.ts';
import { findVersion, readScalar } from '../scalar.ts';
import { boundedBy } from './bounded-by.ts';
import { compareSpans } from './compare-spans.ts';
import { eitherOf } from './either-of.ts';
import { interpretedSpan } from './interpreted-span.ts';
import { aggregatedItems, countedItems, quantifiedItems, selectedItems } from './list-spans.ts';
import { logicSpan } from './logic-span.ts';
import { arithmeticSpan, roundedSpan } from './number-spans.ts';
import type { Settling } from './settling.ts';
import {
  broken,
  conjunction,
  disjunction,
  either,
  invert,
  isPoint,
  isSettled,
  type ListSpan,
  minus,
  type NumberSpan,
  point,
  type Span,
  type TruthSpan,
  truth,
} from './span.ts';
import { givenSpan, inUnit, knownSpan, openSpan, toBase } from './span-of-value.ts';
import { splitFacts } from './split-facts.ts';
import { tiersSpan } from './tiers-span.ts';
import { tryOneFact } from './try-one-fact.ts';

/**
 * What a rule answers whatever the facts not known turn out to be, within what their declarations allow: an area is
 * never below zero, so 3.1 亩 and an unknown number of 亩 are more than 3. Asked where a rule was left unknown; then
 * the causes named are only those that can still change the answer.
 *
 * @param given - what has to hold of any facts: days in order, a part no larger than the whole
 */
export function settleRule(rule: Rule, facts: FactSource, asOf: string, given: readonly Rule[] = []): Answer {
  return answerOf(new Settler(rule, facts, asOf, given).span(rule.node, WHOLE), rule);
}

/**
 * The same, some of the facts not known supposed to be something.
 *
 * @param noting - told of what is met and left open
 */
export function settleSupposing(
  rule: Rule,
  facts: FactSource,
  asOf: string,
  given: readonly Rule[],
  supposed: Assumed,
  noting?: Noting,
): Answer {
  const settler = new Settler(rule, facts, asOf, given);
  settler.suppose(supposed, noting);
  return answerOf(settler.span(rule.node, WHOLE), rule);
}

/**
 * The most a number can come to whatever the facts not known turn out to be, in the rule's unit; `undefined` where nothing
 * bounds it, or where it may have no value at all.
 */
export function highestOf(rule: Rule, facts: FactSource, asOf: string): Exact | undefined {
  const span = new Settler(rule, facts, asOf, []).span(rule.node, WHOLE);
  if (span.kind !== 'number' || span.broken || !span.high || rule.type.kind !== 'number') return undefined;
  return inUnit(span.high, rule.type.unit);
}

function answerOf(span: Span, rule: Rule): Answer {
  const { type } = rule;
  if (span.kind === 'boolean' && isSettled(span)) return { kind: 'boolean', value: span.yes };
  if (span.kind === 'number' && isPoint(span) && span.low && type.kind === 'number') {
    return { kind: 'number', value: inUnit(span.low, type.unit), unit: type.unit };
  }
  if ((span.kind === 'text' || span.kind === 'date') && span.value !== undefined) {
    return { kind: span.kind, value: span.value };
  }
  return unknownAnswer(orderCauses(span.causes));
}

const WHOLE: Scope = { shift: 0, items: [] };
type Fields = WeakMap<Item, Readonly<Record<string, FactDeclaration>>>;
/** What facts that are not known are taken to be, by name: a value, or a span. */
export type Assumed = ReadonlyMap<string, { readonly value: FactValue } | { readonly span: Span }>;
const NOTHING: Assumed = new Map();
/** What is settled how: tried no further, by one fact alone, or by splitting others as well. */
type Effort = 'plain' | 'one' | 'more';
type FactCause = Extract<Cause, { kind: 'fact' }>;
/** A fact under the name by which something is assumed of it. */
export const nameOf = ({ fact, yearsBefore }: FactReference): string => `${yearsBefore} ${fact}`;
/** Takes note of facts that are met and not known, of comparisons left open, and of days that are counted from. */
export interface Noting {
  opened(cause: FactCause, declaration: FactDeclaration): void;
  compared(settling: Settling, sides: readonly [Node, Node], scope: Scope, causes: readonly Cause[]): void;
  counted(causes: readonly Cause[]): void;
}

class Settler implements Settling {
  private readonly definitions = new Map<string, Span>();
  /** How the fields of an item are declared: the list it was met in says so. */
  private readonly fields: Fields;
  /** How the unknown facts that were met are declared. */
  private readonly open = new Map<string, FactDeclaration>();
  private assumed = NOTHING;
  private effort: Effort = 'more';
  private noting: Noting | undefined;
  readonly rule: Rule;
  readonly facts: FactSource;
  readonly asOf: string;
  readonly given: readonly Rule[];

  constructor(
    rule: Rule,
    facts: FactSource,
    asOf: string,
    given: readonly Rule[],
    fields: Fields = new WeakMap(),
  ) {
    this.fields = fields;
    this.rule = rule;
    this.facts = facts;
    this.asOf = asOf;
    this.given = given;
  }

  suppose(assumed: Assumed, noting: Noting | undefined): void {
    this.assumed = assumed;
    this.noting = noting;
  }

  assuming(fact?: FactReference, value?: FactValue, rule = this.rule): Settling {
    return this.other('plain', rule, fact && value !== undefined ? [[nameOf(fact), { value }]] : []);
  }

  supposing(fact: FactReference, span: Span): Settling {
    return this.other('one', this.rule, [[nameOf(fact), { span }]]);
  }

  private other(
    effort: Effort,
    rule: Rule,
    assumed: Iterable<readonly [string, { value: FactValue } | { span: Span }]>,
  ) {
    const other = new Settler(rule, this.facts, this.asOf, this.given, this.fields);
    other.effort = effort;
    other.assumed = new Map([...this.assumed, ...assumed]);
    return other;
  }

  declarationOf = (fact: FactReference): FactDeclaration | undefined => this.open.get(nameOf(fact));

  span(node: Node, scope: Scope): Span {
    const span = this.roughly(node, scope);
    if (this.effort === 'plain' || span.kind !== 'boolean' || isSettled(span)) return span;
    const tried = tryOneFact(this, node, scope, span);
    return this.effort === 'one' || isSettled(tried) ? tried : splitFacts(this, node, scope, tried);
  }

  private roughly(node: Node, scope: Scope): Span {
    switch (node.kind) {
      case 'number':
        return point(toBase(node.value, node.unit));
      case 'boolean':
        return truth(node.value);
      case 'text':
      case 'date':
        return { kind: node.kind, value: node.value, causes: [] };
      case 'fact':
        return this.fact(node, scope);
      case 'item':
        return this.item(node, scope);
      case 'parameter':
        return this.parameter(node);
      case 'use':
        return this.use(node, scope);
      case 'logic':
        return logicSpan(this, node, scope);
      case 'not':
        return invert(this.truth(node.operand, scope));
      case 'years': {
        const parts = node.years.map((year) =>
          this.truth(node.condition, { ...scope, shift: scope.shift + year }),
        );
        return node.operator === 'everyYear' ? conjunction(parts) : disjunction(parts);
      }
      case 'known':
        return truth(this.span(node.operand, scope).causes.length === 0);
      case 'compare':
        return this.compared(node.operator, node.left, node.right, scope);
      case 'between': {
        const { operand, low, high, include } = node;
        return conjunction([
          this.compared(include === 'both' || include === 'low' ? 'atLeast' : 'above', operand, low, scope),
          this.compared(include === 'both' || include === 'high' ? 'atMost' : 'below', operand, high, scope),
        ]);
      }
      case 'oneOf':
        return disjunction(node.options.map((option) => this.compared('equal', node.operand, option, scope)));
      case 'arithmetic':
        return arithmeticSpan(this, node, scope);
      case 'negate':
        return minus(this.number(node.operand, scope));
      case 'convert':
        return this.span(node.operand, scope);
      case 'round':
        return roundedSpan(this, node, scope);
      case 'choose':
        return this.chosen(node, scope);
      case 'select':
        return selectedItems(this, node, scope);
      case 'quantify':
        return quantifiedItems(this, node, scope);
      case 'count':
        return countedItems(this, node, scope);
      case 'aggregate':
        return aggregatedItems(this, node, scope);
      case 'tiers':
        return this.tiers(node, scope);
      case 'lookup':
        return interpretedSpan(this, node, scope);
      case 'day': {
        const span = interpretedSpan(this, node, scope);
        this.noting?.counted(span.causes);
        return span;
      }
    }
  }

  truth(node: Node, scope: Scope): TruthSpan {
    const span = this.span(node, scope);
    if (span.kind !== 'boolean') throw new TypeError(`not a condition: ${node.kind}`);
    return span;
  }

  number(node: Node, scope: Scope): NumberSpan {
    const span = this.span(node, scope);
    if (span.kind !== 'number') throw new TypeError(`not a number: ${node.kind}`);
    return span;
  }

  list(node: Node, scope: Scope): ListSpan {
    const span = this.span(node, scope);
    if (span.kind !== 'list') throw new TypeError(`not a list: ${node.kind}`);
    return span;
  }

  private compared(
    operator: NodeOf<'compare'>['operator'],
    left: Node,
    right: Node,
    scope: Scope,
  ): TruthSpan {
    const span = compareSpans(operator, this.span(left, scope), this.span(right, scope));
    if (this.noting && !isSettled(span)) this.noting.compared(this, [left, right], scope, span.causes);
    return span;
  }

  private fact({ fact, yearsBefore: before }: NodeOf<'fact'>, { shift }: Scope): Span {
    const yearsBefore = shift + before;
    const declaration = this.rule.environment.facts.get(fact);
    if (!declaration) throw new TypeError(`undeclared fact ${fact}`);
    const value = this.facts.read(fact, yearsBefore);
    const absence =
      value === null || value === undefined ? absenceOf(this.facts, value, yearsBefore) : 'unreported';
    return this.told(declaration, value, { kind: 'fact', fact, yearsBefore, absence });
  }

  private item(node: NodeOf<'item'>, { items }: Scope): Span {
    const item = items[items.length - 1 - node.up];
    const fields = item && this.fields.get(item);
    const declaration = fields && Object.hasOwn(fields, node.field) ? fields[node.field] : undefined;
    if (!item || !declaration) throw new TypeError(`no list item around ${node.field}`);
    const fact = `${item.path}.${node.field}`;
    const value = item.fields.get(node.field);
    const absence = value === null ? 'unusable' : 'unreported';
    return this.told(declaration, value, { kind: 'fact', fact, yearsBefore: item.yearsBefore, absence });
  }

  private told(declaration: FactDeclaration, sent: FactValue | null | undefined, cause: FactCause): Span {
    const name = nameOf(cause);
    const assumed = sent === null || sent === undefined ? this.assumed.get(name) : undefined;
    if (assumed && 'span' in assumed) return assumed.span;
    const value = sent ?? assumed?.value;
    if (value !== undefined) return givenSpan(declaration, value, cause.fact, cause.yearsBefore);
    this.open.set(name, declaration);
    this.noting?.opened(cause, declaration);
    const open = openSpan(declaration, cause);
    return this.effort === 'plain' || open.kind !== 'number' ? open : boundedBy(this, cause, open);
  }

  private parameter({ name }: NodeOf<'parameter'>): Span {
    const parameter = this.rule.environment.parameters.get(name);
    const version = parameter && findVersion(parameter, this.asOf);
    const value = version && readScalar(version.value, parameter);
    if (value) return knownSpan(value);
    const causes: readonly Cause[] = [{ kind: 'no-version', parameter: name }];
    const type = parameter?.type ?? 'number';
    if (type === 'number') return broken(causes);
    return type === 'boolean' ? either(causes) : { kind: type, value: undefined, causes };
  }

  private use(node: NodeOf<'use'>, scope: Scope): Span {
    const definition = this.rule.environment.definitions.get(node.name);
    if (!definition) throw new TypeError(`undeclared definition ${node.name}`);
    const shift = scope.shift + node.yearsBefore;
    const key = `${shift} ${node.name}`;
    const before = this.definitions.get(key);
    if (before) return before;
    const span = this.span(definition.node, { shift, items: [] });
    this.definitions.set(key, span);
    return span;
  }

  private chosen(node: NodeOf<'choose'>, scope: Scope): Span {
    const condition = this.truth(node.condition, scope);
    if (isSettled(condition)) return this.span(condition.yes ? node.whenTrue : node.whenFalse, scope);
    const [a, b] = [this.span(node.whenTrue, scope), this.span(node.whenFalse, scope)];
    return eitherOf(a, b, condition.causes);
  }

  inside(scope: Scope, item: Item, list: Node): Scope {
    const type = this.rule.types.get(list);
    if (type?.kind === 'list') this.fields.set(item, type.fields);
    return { shift: scope.shift, items: [...scope.items, item] };
  }

  private tiers(node: NodeOf<'tiers'>, scope: Scope): NumberSpan {
    const measured = this.number(node.operand, scope);
    const from = node.from.map((bound) => this.number(bound, scope));
    const gives = node.gives.map((given) => this.number(given, scope));
    return tiersSpan(node.mode, measured, from, gives);
  }

  settled(node: Node, scope: Scope): Answer {
    const span = this.span(node, scope);
    const type = this.rule.types.get(node);
    return type ? answerOf(span, { ...this.rule, type }) : unknownAnswer(span.causes);
  }
}

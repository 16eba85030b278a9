import {
  type CalendarDay,
  divide,
  type Exact,
  Figure,
  multiply,
  powerOfTen,
  reduce,
} from '../../values/index.ts';
import { type Answer, booleanAnswer, unknownAnswer } from '../answer.ts';
import { orderCauses } from '../cause.ts';
import type { Rule } from '../check/prepare-rule.ts';
import { definitionIdentities } from '../definition-identities.ts';
import type { FactSource } from '../fact-source.ts';
import { compileBoolean } from './compile-boolean.ts';
import { compileList } from './compile-list.ts';
import { compileNumber } from './compile-number.ts';
import { compileText } from './compile-text.ts';
import type { Compiler } from './compiler.ts';
import { type Count, Doubt, exactOf } from './count.ts';
import { BoundList, type Frame, Layout } from './frame.ts';

/** A rule made ready for many subjects as of one day: closures, no generated code. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Takes the facts the rule names out of a source. A frame belongs to the rule that made it. */
  bind(facts: FactSource): Frame;
  /** The answer for bound facts. */
  run(frame: Frame): Answer;
  /** `run(bind(facts))` */
  evaluate(facts: FactSource): Answer;
}

/** Several rules over one frame: a fact is bound once, a definition they share is worked out once. */
export interface CompiledRules {
  bind(facts: FactSource): Frame;
  /** The answers for bound facts, one function for each rule, in their order. */
  readonly runs: readonly ((frame: Frame) => Answer)[];
}

/**
 * Compiles a checked rule.
 *
 * @param asOf - parameters are taken in the version in force on this day
 */
export function compileRule(rule: Rule, asOf: CalendarDay): CompiledRule {
  const { bind, runs } = compileRules([rule], asOf);
  const [run] = runs;
  if (!run) throw new TypeError('nothing was compiled');
  return { rule, bind, run, evaluate: (facts) => run(bind(facts)) };
}

/**
 * Compiles rules of one book together. Some of its definitions may have others in their place for some of the rules, as
 * another reading of a clause has: what those do not touch is worked out once for all.
 *
 * @throws TypeError if the rules are of different books
 */
export function compileRules(rules: readonly Rule[], asOf: CalendarDay): CompiledRules {
  const [first] = rules;
  if (rules.some(({ environment }) => environment.facts !== first?.environment.facts)) {
    throw new TypeError('rules compiled together share their book');
  }
  const identify = definitionIdentities();
  const layout = new Layout();
  const counters: Compiler['counters'] = { loops: 0, numbers: 0, booleans: 0, texts: 0, lists: 0 };
  const kept: Compiler['kept'] = {
    numbers: new Map(),
    booleans: new Map(),
    texts: new Map(),
    lists: new Map(),
  };
  const runs = rules.map((rule) => {
    const compiler: Compiler = {
      rule,
      asOf,
      identify: (name) => identify(rule.environment, name),
      layout,
      counters,
      kept,
      number: (node, place) => compileNumber(compiler, node, place),
      boolean: (node, place) => compileBoolean(compiler, node, place),
      text: (node, place) => compileText(compiler, node, place),
      list: (node, place) => compileList(compiler, node, place),
    };
    return answerCode(compiler);
  });
  const bind = (facts: FactSource): Frame => ({
    slots: layout.bind(facts),
    items: [],
    numbers: new Array(counters.numbers),
    booleans: new Array(counters.booleans),
    texts: new Array(counters.texts),
    lists: new Array(counters.lists),
  });
  return { bind, runs };
}

const YES = booleanAnswer(true);
const NO = booleanAnswer(false);

const unknown = (doubt: Doubt): Answer => unknownAnswer(orderCauses(doubt.causes));

/** The outermost code: from what a closure gives to an answer with its unit. */
function answerCode(compiler: Compiler): (frame: Frame) => Answer {
  const { node, type } = compiler.rule;
  const place = { shift: 0, loops: [] };
  switch (type.kind) {
    case 'number': {
      const { factor, run } = compiler.number(node, place);
      const { unit } = type;
      const valueIn = valueCode(reduce(divide(factor, unit.factor) ?? factor));
      return (frame) => {
        const count = run(frame);
        if (count instanceof Doubt) return unknown(count);
        return { kind: 'number', value: valueIn(count), unit };
      };
    }
    case 'boolean': {
      const run = compiler.boolean(node, place);
      return (frame) => {
        const value = run(frame);
        return value === true ? YES : value === false ? NO : unknown(value);
      };
    }
    case 'text':
    case 'date': {
      const { kind } = type;
      const run = compiler.text(node, place);
      return (frame) => {
        const value = run(frame);
        return value instanceof Doubt ? unknown(value) : { kind, value };
      };
    }
    case 'list': {
      const run = compiler.list(node, place);
      return (frame) => {
        const value = run(frame);
        return value instanceof BoundList ? listAnswer(value) : unknown(value);
      };
    }
  }
}

/** From a count to the value in the unit of the answer. Money in 分 is a count of hundredths as it stands. */
function valueCode(perUnit: Exact): (count: Count) => Exact {
  const places = perUnit.n === 1n ? String(perUnit.d).length - 1 : 0;
  const isDecimal = perUnit.n === 1n && perUnit.d === powerOfTen(places);
  return (count) =>
    isDecimal && typeof count === 'number'
      ? new Figure(count, places)
      : reduce(multiply(exactOf(count), perUnit));
}

function listAnswer({ items, doubts }: BoundList): Answer {
  const members = items.map(({ path, yearsBefore, fields }, index) => {
    const doubt = doubts?.[index]?.causes;
    return { item: { path, yearsBefore, fields }, ...(doubt && { doubt }) };
  });
  return { kind: 'list', members };
}

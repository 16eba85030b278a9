import type { CalendarDay } from '../../values/index.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import type { Node } from '../node.ts';
import type { ValueType } from '../value-type.ts';
import type { BooleanCode, ListCode, NumberCode, TextCode } from './code.ts';
import type { Layout } from './frame.ts';

/** From where an expression is compiled: the year, and the register of each loop around it, the innermost last. */
export interface Place {
  readonly shift: number;
  readonly loops: readonly Loop[];
}

export interface Loop {
  /** Where the frame keeps the item under judgement. */
  readonly register: number;
  readonly fields: Readonly<Record<string, FactDeclaration>>;
}

/** One compilation of one rule. */
export interface Compiler {
  readonly rule: Rule;
  readonly asOf: CalendarDay;
  readonly layout: Layout;
  /** Tells definitions apart: one number for those that come to the same whatever the facts. */
  identify(name: string): number;
  /** Loops and kept definitions so far: each gets a place of its own in the frame. */
  readonly counters: { loops: number; numbers: number; booleans: number; texts: number; lists: number };
  readonly kept: {
    readonly numbers: Map<string, NumberCode>;
    readonly booleans: Map<string, BooleanCode>;
    readonly texts: Map<string, TextCode>;
    readonly lists: Map<string, ListCode>;
  };
  number(node: Node, place: Place): NumberCode;
  boolean(node: Node, place: Place): BooleanCode;
  /** Texts and days. */
  text(node: Node, place: Place): TextCode;
  list(node: Node, place: Place): ListCode;
}

/** The type the checker found. @throws TypeError for a rule that was never checked */
export function typeOf(compiler: Compiler, node: Node): ValueType {
  const type = compiler.rule.types.get(node);
  if (!type) throw new TypeError(`not checked: ${node.kind}`);
  return type;
}

/** Opens a loop over the items of a list. */
export function openLoop(compiler: Compiler, list: Node, place: Place): { place: Place; register: number } {
  const type = typeOf(compiler, list);
  if (type.kind !== 'list') throw new TypeError('not a list');
  const register = compiler.counters.loops;
  compiler.counters.loops += 1;
  return { register, place: { ...place, loops: [...place.loops, { register, fields: type.fields }] } };
}

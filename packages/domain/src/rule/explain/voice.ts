import {
  type Exact,
  groupThousands,
  parseExactText,
  toDecimalString,
  toExactText,
  type Unit,
} from '../../values/index.ts';
import type { KnownAnswer } from '../answer.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import type { Node } from '../node.ts';

/** From where an expression is read aloud: how many years back, and the fields of the list items around it. */
export interface SpokenPlace {
  readonly shift: number;
  readonly lists: readonly Readonly<Record<string, FactDeclaration>>[];
}

/** What saying a rule carries along. */
export interface Voice {
  readonly rule: Rule;
  readonly asOf: string;
  yearWords(yearsBefore: number): string;
  say(node: Node, place: SpokenPlace): string;
}

/** Thousands in threes, every digit kept; a fraction stays a fraction. */
export function groupDigits(value: Exact): string {
  const text = toExactText(value);
  return text.includes('/') ? text : groupThousands(text);
}

/** 10,000 万元, 20%, 3. */
export function numberWords(value: Exact, unit: Unit): string {
  const digits = groupDigits(value);
  if (unit.text === '') return digits;
  return unit.text === '%' || unit.text === '‰' ? `${digits}${unit.text}` : `${digits} ${unit.text}`;
}

/** A value for reading, exact. */
export function answerWords(answer: KnownAnswer): string {
  switch (answer.kind) {
    case 'number':
      return numberWords(answer.value, answer.unit);
    case 'boolean':
      return answer.value ? '是' : '否';
    case 'list':
      return `${answer.members.length} 项`;
    default:
      return answer.value;
  }
}

/** A figure for reading: a quotient that has no end is cut to `places` decimals, rounded half up. */
export function roundedWords(exactText: string, unit: Unit, places: number): string {
  const value = parseExactText(exactText);
  if (!value) return exactText;
  const plain = toExactText(value);
  const [, fraction = ''] = plain.split('.');
  const text = plain.includes('/') || fraction.length > places ? toDecimalString(value, places) : plain;
  const digits = groupThousands(text);
  return unit.text === '' ? digits : `${digits} ${unit.text}`;
}

const LEVELS = { logic: 1, comparison: 2, sum: 3, product: 4 } as const;

/** How tightly a node holds together: what is looser than its surroundings needs brackets. */
function levelOf(node: Node): number {
  switch (node.kind) {
    case 'logic':
    case 'not':
    case 'choose':
      return 0;
    case 'years':
    case 'compare':
    case 'between':
    case 'oneOf':
    case 'known':
    case 'quantify':
      return 2;
    case 'arithmetic':
      if (node.operator === 'min' || node.operator === 'max') return 2;
      return node.operator === 'add' || node.operator === 'subtract' ? 3 : 4;
    default:
      return 5;
  }
}

/** Brackets where the words would otherwise be read another way. */
export function bracket(node: Node, words: string, around: keyof typeof LEVELS): string {
  const level = levelOf(node);
  const needs = around === 'product' ? level <= LEVELS.product : level < LEVELS[around];
  return needs ? `（${words}）` : words;
}

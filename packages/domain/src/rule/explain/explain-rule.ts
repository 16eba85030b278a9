import type { Scope } from '../check/checker.ts';
import type { Rule } from '../check/prepare-rule.ts';
import type { PreparedDefinition } from '../environment.ts';
import { childrenOf, type Node, type NodeOf } from '../node.ts';
import { findVersion, readScalar } from '../scalar.ts';
import { explainDay } from './explain-day.ts';
import { explainList } from './explain-list.ts';
import { answerWords, bracket, numberWords, type Voice } from './voice.ts';

export interface ExplainOptions {
  /** The year under judgement: earlier years are then named (2021 年) instead of counted (上年). */
  readonly year?: number;
  /** Parameters are shown as they stand on this day. */
  readonly asOf: string;
  /** For what stands inside a list: the fields of the items of each list around it. */
  readonly scope?: Scope;
}

/** A name used in a rule, and what it stands for. */
export interface Term {
  readonly label: string;
  readonly clause: string | undefined;
  readonly text: string;
}

const COMPARE = { atLeast: '≥', above: '>', atMost: '≤', below: '<', equal: '=', unequal: '≠' } as const;
const ARITHMETIC = { add: ' + ', subtract: ' − ', multiply: ' × ', divide: ' ÷ ' } as const;

/**
 * The rule in the office's words, on one line, with the figures of its parameters:
 * 营业收入 ≥ 10,000 万元，且 2022、2021 年亩均税收均 ≤ 10 万元/亩.
 */
export function explainRule(rule: Rule, options: ExplainOptions): string {
  return spaced(voiceOf(rule, options).say(rule.node, { shift: 0, lists: options.scope ?? [] }));
}

/** A blank between a Chinese character and a digit or letter beside it, as the office types it. */
const spaced = (words: string): string =>
  words
    .replace(/(\p{Script=Han})(?=[0-9A-Za-z])/gu, '$1 ')
    .replace(/([0-9A-Za-z%‰])(?=\p{Script=Han})/gu, '$1 ');

/** What the definitions stand for that the rule uses, each once, in the order of use: 亩均税收 = 入库税额 ÷ 实际用地. */
export function explainTerms(rule: Rule, options: ExplainOptions): readonly Term[] {
  const voice = voiceOf(rule, options);
  const found = new Map<string, PreparedDefinition>();
  const visit = (node: Node): void => {
    const definition = node.kind === 'use' ? rule.environment.definitions.get(node.name) : undefined;
    if (definition && !found.has(definition.name)) {
      found.set(definition.name, definition);
      visit(definition.node);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(rule.node);
  return [...found.values()].map(({ label, clause, node }) => ({
    label,
    clause,
    text: spaced(voice.say(node, { shift: 0, lists: [] })),
  }));
}

function voiceOf(rule: Rule, options: ExplainOptions): Voice {
  const voice: Voice = {
    rule,
    asOf: options.asOf,
    yearWords: (yearsBefore) => {
      if (options.year !== undefined) return `${options.year - yearsBefore} 年`;
      return ['当年', '上年', '前年'][yearsBefore] ?? `${yearsBefore} 年前`;
    },
    say: (node, place) => say(voice, node, place),
  };
  return voice;
}

type Place = Parameters<Voice['say']>[1];

function say(voice: Voice, node: Node, place: Place): string {
  const { environment } = voice.rule;
  const below = (child: Node) => voice.say(child, place);
  const earlier = (years: number) => (years > 0 ? voice.yearWords(years) : '');
  switch (node.kind) {
    case 'number':
      return numberWords(node.value, node.unit);
    case 'boolean':
      return node.value ? '是' : '否';
    case 'text':
    case 'date':
      return node.value;
    case 'fact':
      return `${earlier(place.shift + node.yearsBefore)}${environment.facts.get(node.fact)?.label ?? node.fact}`;
    case 'item': {
      const fields = place.lists[place.lists.length - 1 - node.up];
      return fields?.[node.field]?.label ?? node.field;
    }
    case 'parameter': {
      const parameter = environment.parameters.get(node.name);
      const version = parameter && findVersion(parameter, voice.asOf);
      const value = version && readScalar(version.value, parameter);
      return value ? answerWords(value) : `${parameter?.label ?? node.name}（当日无有效取值）`;
    }
    case 'use':
      return `${earlier(place.shift + node.yearsBefore)}${environment.definitions.get(node.name)?.label ?? node.name}`;
    case 'logic': {
      const parts = node.operands.map((operand) => bracket(operand, below(operand), 'logic'));
      if (node.operator === 'none') return `以下均不成立：${parts.join('；')}`;
      return parts.join(node.operator === 'all' ? '，且' : '，或');
    }
    case 'not':
      return `并非“${below(node.operand)}”`;
    case 'years':
      return sayYears(voice, node, place);
    case 'compare':
      if (voice.rule.types.get(node.left)?.kind === 'text') {
        const link = node.operator === 'equal' ? '为' : '不为';
        return `${below(node.left)}${link}${sayAgainst(voice, node, place)}`;
      }
      return `${sayTerm(below, node.left)} ${COMPARE[node.operator]} ${sayAgainst(voice, node, place)}`;
    case 'between': {
      const low = node.include === 'both' || node.include === 'low' ? '≤' : '<';
      const high = node.include === 'both' || node.include === 'high' ? '≤' : '<';
      return `${below(node.low)} ${low} ${sayTerm(below, node.operand)} ${high} ${below(node.high)}`;
    }
    case 'oneOf': {
      const options = node.options.map((option) => sayOption(voice, node.operand, option, place));
      return `${below(node.operand)}为${options.join('、')}之一`;
    }
    case 'arithmetic': {
      if (node.operator === 'min' || node.operator === 'max') {
        return `${node.operands.map(below).join('、')}中的较${node.operator === 'min' ? '小' : '大'}者`;
      }
      const weak = node.operator === 'add' || node.operator === 'subtract';
      const parts = node.operands.map((operand) =>
        bracket(operand, below(operand), weak ? 'sum' : 'product'),
      );
      return parts.join(ARITHMETIC[node.operator]);
    }
    case 'negate':
      return `−${bracket(node.operand, below(node.operand), 'product')}`;
    case 'round': {
      const way = { 'half-up': '四舍五入', down: '舍去', up: '进一' }[node.mode];
      const unit = node.unit ? `以${node.unit.text || '个数'}计` : '';
      const places =
        node.places > 0
          ? `保留 ${node.places} 位小数`
          : node.places === 0
            ? '取整'
            : `取整到 10 的 ${-node.places} 次方`;
      return `${bracket(node.operand, below(node.operand), 'product')}（${unit}${way}${places}）`;
    }
    case 'convert':
      return below(node.operand);
    case 'choose':
      return `如${below(node.condition)}，则为${below(node.whenTrue)}，否则为${below(node.whenFalse)}`;
    case 'known':
      return `${below(node.operand)}已有数据`;
    case 'select':
    case 'quantify':
    case 'count':
    case 'aggregate':
      return explainList(voice, node, place);
    case 'lookup': {
      const table = environment.tables.get(node.table);
      const column = table?.columns[node.column]?.label ?? node.column;
      const name = `《${table?.label ?? node.table}》`;
      const keys = [...node.by.values()].map(below).join('、');
      return node.operator === 'lookup'
        ? `${name}所列${column}（按${keys}）`
        : `${name}列有${column}（按${keys}）`;
    }
    case 'tiers': {
      const steps = node.from.map((bound, index) => {
        const given = node.gives[index];
        return `${below(bound)}起 ${given ? below(given) : ''}`;
      });
      const way = node.mode === 'whole' ? '全额按所达档次' : '分段累进';
      return `${below(node.operand)}分档（${way}：${steps.join('、')}）`;
    }
    case 'day':
      return explainDay(voice, node, place);
  }
}

const sayTerm = (below: (node: Node) => string, node: Node): string =>
  bracket(node, below(node), 'comparison');

function sayAgainst(voice: Voice, node: NodeOf<'compare'>, place: Place): string {
  const words = sayOption(voice, node.left, node.right, place);
  return bracket(node.right, words, 'comparison');
}

/** A text literal by the label of the option it is: 规上 instead of `above`. */
function sayOption(voice: Voice, of: Node, option: Node, place: Place): string {
  if (option.kind === 'text') {
    const declaration =
      of.kind === 'fact'
        ? voice.rule.environment.facts.get(of.fact)
        : of.kind === 'item'
          ? place.lists[place.lists.length - 1 - of.up]?.[of.field]
          : undefined;
    if (declaration?.type === 'text') return declaration.options?.[option.value] ?? option.value;
  }
  return voice.say(option, place);
}

/** One comparison over several years is said as one: 2022、2021 年亩均税收均 ≤ 10 万元/亩. */
function sayYears(voice: Voice, node: NodeOf<'years'>, place: Place): string {
  const names = node.years.map((year) => voice.yearWords(place.shift + year));
  const shared = names.every((name) => / 年$/.test(name))
    ? `${names.map((name) => name.slice(0, -2)).join('、')} 年`
    : names.join('、');
  const quantifier = node.operator === 'everyYear' ? '均' : '有一年';
  const { condition } = node;
  const sameYear = { ...place, shift: 0 };
  if (condition.kind === 'compare' && ['fact', 'use'].includes(condition.left.kind)) {
    const left = voice.say(condition.left, sameYear);
    const right = sayAgainst(voice, condition, sameYear);
    return `${shared}${left}${quantifier} ${COMPARE[condition.operator]} ${right}`;
  }
  return `${shared}${quantifier}满足（${voice.say(condition, sameYear)}）`;
}

import { roundedWords, type TraceStep, type TraceValue } from '../rule/index.ts';
import { unit } from '../values/index.ts';
import { placeInput } from './fact-label.ts';
import type { PolicyInputs } from './policy-input.ts';

const SIGNS = {
  atLeast: ' ≥ ',
  above: ' > ',
  atMost: ' ≤ ',
  below: ' < ',
  equal: ' = ',
  unequal: ' ≠ ',
  add: ' + ',
  subtract: ' − ',
  multiply: ' × ',
  divide: ' ÷ ',
} as const;

/** Figures for reading: money to 分, rates and areas to four places; the calculation itself is exact. */
const placesOf = (unitText: string): number => (unitText === '元' ? 2 : 4);

/** A calculation that was done, ready to be read step by step. */
export interface StepBook {
  readonly steps: readonly TraceStep[];
  readonly inputs: PolicyInputs;
}

/** The last step of the operands that a definition stands for: what its name means is told elsewhere. */
export const stepAt = ({ steps }: StepBook, at: number): TraceStep => {
  const found = steps[at];
  if (!found) throw new TypeError(`a trace has no step ${at}`);
  return found;
};

/** Definitions that were made of provisions have no name of their own. */
export const isNamed = (step: TraceStep): boolean =>
  step.operator === 'definition' && !/^(provision|determination)\./.test(step.definition);

/** The step that does the work: definitions made of provisions are passed through. */
export function opened(book: StepBook, at: number): TraceStep {
  const step = stepAt(book, at);
  const [inner] = step.operator === 'definition' && !isNamed(step) ? step.inputs : [];
  return inner === undefined ? step : opened(book, inner);
}

/** A value for reading: 12,000,000 元, 7%, 是, 3 项, 未知. */
export function valueWords(value: TraceValue, options?: Readonly<Record<string, string>>): string {
  switch (value.kind) {
    case 'number': {
      const { text } = unit(value.unit);
      const places = placesOf(text);
      return text === '%' || text === '‰'
        ? `${roundedWords(value.value, unit(''), places)}${text}`
        : roundedWords(value.value, unit(text), places);
    }
    case 'boolean':
      return value.value ? '是' : '否';
    case 'list':
      return value.doubtful.length > 0
        ? `${value.items.length} 项，另 ${value.doubtful.length} 项不能确定`
        : `${value.items.length} 项`;
    case 'unknown':
      return '未知';
    default:
      return options?.[value.value] ?? value.value;
  }
}

function named(label: string, { result }: TraceStep, options?: Readonly<Record<string, string>>): string {
  if (result.kind === 'boolean') return result.value ? label : `${label}：否`;
  const gap = label.endsWith('）') ? '' : ' ';
  return `${label}${gap}${valueWords(result, options)}`;
}

function factWords(book: StepBook, step: TraceStep & { readonly fact: string }): string {
  const placed = placeInput(book.inputs, step.fact);
  const label = step.operator === 'item' ? (placed?.input.label ?? step.fact) : (step.label ?? step.fact);
  const input = placed?.input;
  if (
    input?.type === 'date' &&
    input.none &&
    step.result.kind === 'date' &&
    step.result.value === input.none.reads
  )
    return `${label}：${input.none.label}`;
  return named(label, step, input?.type === 'text' ? input.options : undefined);
}

const LOOSE = new Set(['add', 'subtract', 'all', 'any', 'min', 'max']);

/** One operand: brackets around what would be read another way. */
function operand(book: StepBook, at: number): string {
  const words = formulaWords(book, at);
  return LOOSE.has(opened(book, at).operator) ? `（${words}）` : words;
}

const joined = (book: StepBook, inputs: readonly number[], sign: string): string =>
  inputs.length === 1
    ? formulaWords(book, inputs[0] ?? 0)
    : inputs
        .map((at) => operand(book, at))
        .join(sign)
        .replaceAll(' （', '（')
        .replaceAll('） ', '）');

/** Of a list that nobody has told there are no items to count, not even none. */
const isUnknown = (book: StepBook, at: number): boolean => stepAt(book, at).result.kind === 'unknown';

/** What was done in a step, with the figures it was done with, on one line. */
export function formulaWords(book: StepBook, at: number): string {
  const step = opened(book, at);
  switch (step.operator) {
    case 'fact':
    case 'item':
      return factWords(book, step);
    case 'parameter':
    case 'definition':
      return named(step.label ?? '', step);
    case 'all':
      return step.inputs.length === 0 ? '总是适用' : joined(book, step.inputs, '，且');
    case 'any':
      return joined(book, step.inputs, '，或');
    case 'not':
    case 'none':
      return `不是（${joined(book, step.inputs, '，或')}）`;
    case 'known':
      return `${joined(book, step.inputs, '、')}已知`;
    case 'between':
      return joined(book, step.inputs, ' 介于 ');
    case 'oneOf':
      return `${formulaWords(book, step.inputs[0] ?? 0)}属于所列`;
    case 'min':
    case 'max':
      return `${step.inputs.map((one) => formulaWords(book, one)).join('、')}中较${step.operator === 'min' ? '小' : '大'}的`;
    case 'round':
    case 'convert':
      return joined(book, step.inputs, '');
    case 'negate':
      return `−${operand(book, step.inputs[0] ?? 0)}`;
    case 'if': {
      const taken = step.whenTrue ?? step.whenFalse;
      return taken === undefined ? valueWords(step.result) : formulaWords(book, taken);
    }
    case 'sum':
    case 'count':
      if (isUnknown(book, step.list)) return formulaWords(book, step.list);
      return `${step.members.length} 项${step.operator === 'sum' ? '之和' : ''} ${valueWords(step.result)}`;
    case 'where':
      if (isUnknown(book, step.list)) return formulaWords(book, step.list);
      return `${step.members.length} 项中的 ${valueWords(step.result)}`;
    case 'tiers':
      return `${formulaWords(book, step.inputs[0] ?? 0)}所达的档次为 ${valueWords(step.result)}`;
    default:
      if (step.operator in SIGNS && 'inputs' in step) {
        return joined(book, step.inputs, SIGNS[step.operator as keyof typeof SIGNS]);
      }
      return named(step.label ?? '', step).trim();
  }
}

import type { TraceStep } from '../rule/index.ts';
import type { ProvisionTrace, TracedDetermination } from './determine.ts';
import { placeInput } from './fact-label.ts';
import { factQuestion } from './fact-question.ts';
import type { PolicyFile } from './policy-file.ts';
import { formulaWords, isNamed, opened, type StepBook, stepAt, valueWords } from './step-words.ts';

/** A tier of a scale, and whether the case reached it: under `whole` that one counts, under `marginal` all up to it. */
export interface TierLine {
  readonly from: string;
  readonly gives: string;
  readonly hit: boolean;
}

/** One item of a list: what came of it, or why it was left out. */
export interface ItemLine {
  readonly item: string;
  readonly formula: string;
  readonly value: string;
  readonly counted: boolean;
}

/** One step of the calculation with a name: 设备投资额（不含税） = 3 项之和. */
export interface CalculationLine {
  readonly label: string;
  readonly clause: string | undefined;
  readonly formula: string;
  readonly value: string;
  readonly mode: 'whole' | 'marginal' | undefined;
  readonly tiers: readonly TierLine[];
  readonly items: readonly ItemLine[];
}

export const PROVISION_STATES = ['met', 'failed', 'given', 'stated', 'aside', 'unknown', 'waived'] as const;
/** `aside`: does not concern the case, or another provision puts it aside. */
export type ProvisionState = (typeof PROVISION_STATES)[number];

/** One sentence of the clause beside what it came to in this case. */
export interface ProvisionAccount {
  readonly id: string;
  readonly clause: string;
  readonly says: string;
  readonly state: ProvisionState;
  readonly parts: readonly { readonly part: string; readonly formula: string; readonly value: string }[];
  /** What was worked out for this sentence first; what an earlier one worked out is not said again. */
  readonly lines: readonly CalculationLine[];
}

/** What has to be known yet, as a question to whoever fills the form. */
export interface Question {
  readonly path: string;
  readonly question: string;
}

export interface DeterminationAccount {
  readonly provisions: readonly ProvisionAccount[];
  readonly questions: readonly Question[];
}

/** The steps one step was made of. */
function inputsOf(step: TraceStep): readonly number[] {
  switch (step.operator) {
    case 'if':
      return [step.condition, step.whenTrue, step.whenFalse].filter((at) => at !== undefined);
    case 'where':
    case 'every':
    case 'some':
    case 'noneOf':
    case 'count':
    case 'sum':
    case 'least':
    case 'greatest':
      return [step.list, ...step.members.flatMap(({ step: at }) => (at === undefined ? [] : [at]))];
    case 'lookup':
    case 'listed':
      return Object.values(step.keys).map(({ step: at }) => at);
    case 'tiers':
      return [...step.inputs, ...step.from, ...step.gives];
    case 'literal':
    case 'fact':
    case 'item':
    case 'parameter':
      return [];
    default:
      return step.inputs;
  }
}

/** Everything below a step, as far as the next named definitions. */
function* within(book: StepBook, at: number): Generator<TraceStep> {
  const step = opened(book, at);
  yield step;
  if (isNamed(step)) return;
  for (const input of inputsOf(step)) yield* within(book, input);
}

function tiersOf(book: StepBook, step: TraceStep): readonly TierLine[] {
  if (step.operator !== 'tiers') return [];
  return step.from.map((from, index): TierLine => {
    const gives = step.gives[index];
    return {
      from: valueWords(stepAt(book, from).result),
      gives: gives === undefined ? '' : valueWords(stepAt(book, gives).result),
      hit: step.tier !== undefined && (step.mode === 'whole' ? index === step.tier : index <= step.tier),
    };
  });
}

/** Why an item is not counted: the parts of the condition that it fails; where it is not known, those that are not known. */
function failing(book: StepBook, at: number): string {
  const step = opened(book, at);
  const isOpen = stepAt(book, at).result.kind === 'unknown';
  const isAgainst = (one: number) => {
    const { result } = stepAt(book, one);
    return isOpen ? result.kind === 'unknown' : result.kind === 'boolean' && !result.value;
  };
  const against = step.operator === 'all' ? step.inputs.filter(isAgainst) : [];
  return against.length === 0
    ? formulaWords(book, at)
    : against.map((one) => formulaWords(book, one)).join('；');
}

function itemsOf(book: StepBook, step: TraceStep): readonly ItemLine[] {
  if (step.operator !== 'sum' && step.operator !== 'where') return [];
  const kept = step.result.kind === 'list' ? new Set(step.result.items) : undefined;
  return step.members.map(({ item, step: at, doubtful: inDoubt }): ItemLine => {
    const words = placeInput(book.inputs, item)?.words ?? item;
    // An item of which it is not known whether it belongs to the list, or whether it meets what is asked.
    const doubtful =
      inDoubt || (kept !== undefined && at !== undefined && stepAt(book, at).result.kind === 'unknown');
    const counted = kept === undefined || (!doubtful && kept.has(item));
    if (at === undefined) return { item: words, formula: '', value: '', counted };
    if (kept === undefined) {
      const value = `${valueWords(stepAt(book, at).result)}${doubtful ? '（不能确定是否计入）' : ''}`;
      return { item: words, formula: formulaWords(book, at), value, counted };
    }
    return {
      item: words,
      formula: counted ? '' : failing(book, at),
      value: counted ? '计入' : doubtful ? '不能确定' : '不计入',
      counted,
    };
  });
}

/** Where a list is narrowed and then summed, the sum says what counts; of the narrowing only what was left out is told. */
function itemsBelow(book: StepBook, parts: readonly TraceStep[]): readonly ItemLine[] {
  const summed = parts.some(({ operator }) => operator === 'sum');
  return parts.flatMap((one) =>
    itemsOf(book, one).filter(({ counted }) => !summed || one.operator === 'sum' || !counted),
  );
}

function lineOf(book: StepBook, step: TraceStep): CalculationLine {
  const [inner] = step.operator === 'definition' ? step.inputs : [];
  const at = inner ?? step.step;
  const parts = [...within(book, at)];
  const scale = parts.find(({ operator }) => operator === 'tiers');
  return {
    label: step.label ?? '',
    clause: step.clause,
    formula: formulaWords(book, at),
    value: valueWords(step.result),
    mode: scale?.operator === 'tiers' ? scale.mode : undefined,
    tiers: scale ? tiersOf(book, scale) : [],
    items: itemsBelow(book, parts),
  };
}

function stateOf(
  book: StepBook,
  { applies, meets, waived, overriddenBy, steps }: ProvisionTrace,
): ProvisionState {
  if (applies === false || overriddenBy) return 'aside';
  if (waived && meets === false) return 'waived';
  if (applies === null || meets === null) return 'unknown';
  if (meets !== undefined) return meets ? 'met' : 'failed';
  const open = Object.values(steps).some((at) => stepAt(book, at).result.kind === 'unknown');
  if (open) return 'unknown';
  return Object.keys(steps).length > 1 ? 'given' : 'stated';
}

/**
 * A determination for whoever it concerns: each sentence of the clause beside the steps it led to, with the figures, the
 * tier that was reached and the items that were left out, and as a question what is not known yet.
 *
 * Figures are rounded for reading (money to 分); the calculation behind them is exact.
 */
export function explainDetermination(
  file: PolicyFile,
  determination: TracedDetermination,
): DeterminationAccount {
  const { trace, missing } = determination;
  const book: StepBook = { steps: trace.steps, inputs: file.inputs };
  const told = new Set<string>();
  const provisions = trace.provisions.map((provision): ProvisionAccount => {
    const state = stateOf(book, provision);
    const lines: CalculationLine[] = [];
    const tell = (at: number): void => {
      for (const step of within(book, at)) {
        if (step.operator !== 'definition' || !isNamed(step) || told.has(step.definition)) continue;
        told.add(step.definition);
        for (const input of step.inputs) tell(input);
        lines.push(lineOf(book, step));
      }
    };
    const parts = Object.entries(provision.steps).flatMap(([part, at]) => {
      if (part === 'applies' && state !== 'aside' && state !== 'unknown') return [];
      if (part !== 'applies' && state === 'aside') return [];
      tell(at);
      const formula = formulaWords(book, at);
      // It concerns everybody: there is nothing to say of whom.
      if (part === 'applies' && formula === '') return [];
      return [{ part, formula, value: valueWords(stepAt(book, at).result) }];
    });
    const { provision: id, clause, says } = provision;
    return { id, clause, says, state, parts, lines };
  });
  return { provisions, questions: missing.map((path) => ({ path, question: factQuestion(file, path) })) };
}

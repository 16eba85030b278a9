import {
  compare,
  decimal,
  divide,
  type Exact,
  isZero,
  maximum,
  minimum,
  multiply,
  ONE,
  roundTo,
  subtract,
  toDecimalString,
  toExactText,
  ZERO,
} from '../values/index.ts';
import type { ClawbackRule, PromiseSense } from './promise.ts';

/** A breach, as it was found. Money in 元. */
export interface Breach {
  readonly rule: ClawbackRule;
  /** % of the money, of a rule `share`. */
  readonly share: Exact | undefined;
  readonly sense: PromiseSense;
  readonly promised: Exact | undefined;
  readonly actual: Exact | undefined;
  /** What was granted for the promise. */
  readonly funds: Exact;
  /** What other broken promises of the same grant take back already. */
  readonly elsewhere: Exact;
}

/** One step of the calculation, as a person reads it. */
export interface ClawbackStep {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly how: string;
}

export type Clawback =
  | { readonly kind: 'sum'; readonly sum: Exact; readonly steps: readonly ClawbackStep[] }
  /** The shortfall cannot be told yet: what is missing. */
  | { readonly kind: 'unknown'; readonly missing: 'promised' | 'actual' | 'share' };

const PERCENT = decimal('100');
const yuan = (value: Exact): string => toDecimalString(value, 2);

/**
 * By how much of the promise it was missed: 0 if kept, at most 1. The tolerance says whether a promise is kept; once it is
 * broken the shortfall counts from the promise itself.
 */
function shortfallOf(sense: PromiseSense, promised: Exact, actual: Exact): Exact {
  if (sense === 'deed') return ONE;
  const missed = sense === 'least' ? subtract(promised, actual) : subtract(actual, promised);
  if (compare(missed, ZERO) <= 0) return ZERO;
  // Nothing was to be exceeded: whatever was, is the whole of it.
  return minimum(ONE, divide(missed, promised) ?? ONE);
}

/**
 * What is to be taken back for a broken promise: by its rule, rounded once half up to 分, never below zero and never more
 * than what other breaches of the same grant leave of it.
 *
 * @source 五(三)：追缴已享受的相关资金
 */
export function computeClawback(breach: Breach): Clawback {
  const { rule, sense, funds, elsewhere } = breach;
  const steps: ClawbackStep[] = [
    { label: '已享受资金', value: yuan(funds), unit: '元', how: '核定并已享受的金额' },
  ];
  let part = ONE;
  if (rule === 'none') {
    part = ZERO;
    steps.push({ label: '追缴比例', value: '0', unit: '%', how: '这项承诺不涉及资金，不追缴' });
  } else if (rule === 'share') {
    if (!breach.share) return { kind: 'unknown', missing: 'share' };
    part = minimum(ONE, divide(breach.share, PERCENT) ?? ZERO);
    steps.push({ label: '追缴比例', value: toExactText(breach.share), unit: '%', how: '政策写明的比例' });
  } else if (rule === 'shortfall' && sense !== 'deed') {
    const { promised, actual } = breach;
    if (!promised) return { kind: 'unknown', missing: 'promised' };
    if (!actual) return { kind: 'unknown', missing: 'actual' };
    part = shortfallOf(sense, promised, actual);
    steps.push({
      label: '承诺数',
      value: toExactText(promised),
      unit: '',
      how: sense === 'least' ? '不低于' : '不超过',
    });
    steps.push({ label: '实际数', value: toExactText(actual), unit: '', how: '核查认定' });
    steps.push({
      label: '差额占承诺数',
      value: toDecimalString(multiply(part, PERCENT), 4),
      unit: '%',
      how: `${sense === 'least' ? '（承诺数－实际数）' : '（实际数－承诺数）'}÷承诺数，至多 100%`,
    });
  } else {
    steps.push({ label: '追缴比例', value: '100', unit: '%', how: '未履约的，已享受的资金全部追缴' });
  }
  const exact = multiply(funds, part);
  const rounded = roundTo(exact, 2, 'half-up');
  steps.push({ label: '按比例计算', value: yuan(rounded), unit: '元', how: '已享受资金×比例，四舍五入到分' });
  const room = maximum(ZERO, subtract(funds, elsewhere));
  if (!isZero(elsewhere)) {
    steps.push({
      label: '同一笔资金已在别项追缴',
      value: yuan(elsewhere),
      unit: '元',
      how: '同一件申报的其他未履约承诺',
    });
  }
  const sum = minimum(rounded, room);
  steps.push({ label: '应追缴', value: yuan(sum), unit: '元', how: '各项合计不超过已享受的资金' });
  return { kind: 'sum', sum, steps };
}

/** Whether money that came back fits what is still owed: above zero, to the 分, and no more than the rest. */
export function recoveryProblem(owed: Exact, recovered: Exact, now: Exact): string | undefined {
  if (compare(now, ZERO) <= 0) return '本次追回应大于 0';
  if (compare(roundTo(now, 2, 'half-up'), now) !== 0) return '本次追回应写到分';
  const left = subtract(owed, recovered);
  if (compare(now, left) > 0) return `本次追回超过了还应追缴的 ${yuan(left)} 元`;
  return undefined;
}

import { type FactRecord, type FactSource, type FactValue, interpretRules } from '../rule/index.ts';
import { compare, type Exact, isCalendarDay, parseDecimal, parseExactText, yearOf } from '../values/index.ts';
import { WAIVED } from './compose.ts';
import { type PolicyInput, type PolicyInputs, SERIES_FIELD } from './policy-input.ts';
import type { PreparedPolicy } from './prepare-policy.ts';

/** What is wrong with the facts of a case: where, what, and what to do. */
export interface FactProblem {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

export type FactReading =
  | { readonly kind: 'facts'; readonly facts: PolicyFacts }
  | { readonly kind: 'problems'; readonly problems: readonly FactProblem[] };

/** The facts of one case, read and found to be possible. */
export interface PolicyFacts {
  readonly source: FactSource;
  /** Places of what was sent and the policy does not ask for. */
  readonly ignored: readonly string[];
  /** Soft provisions that a named decision relaxed. */
  readonly waived: ReadonlySet<string>;
}

/** No figure of a county comes near; what is larger is a slip of the keyboard. */
const GREATEST: Exact = { n: 10n ** 15n, d: 1n };
const MOST_ITEMS = 5000;
const MOST_PROBLEMS = 20;
const LONGEST_NUMBER = 40;
const LONGEST_TEXT = 200;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `“${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`;
};

/** low-risk, lowRisk and LOW_RISK are one word. */
const fold = (text: string): string => text.toLowerCase().replace(/[-_\s]/g, '');

/** What a nested name such as `project.filed` leads to; `undefined` if it was left out. */
function lookIn(value: Readonly<Record<string, unknown>>, name: string): unknown {
  let at: unknown = value;
  for (const key of name.split('.')) {
    if (!isRecord(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** Reads the facts of one case by the inputs of a policy. */
class Reader {
  readonly problems: FactProblem[] = [];
  readonly ignored: string[] = [];

  fail(path: string, message: string, remedy: string): null {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path, message, remedy });
    return null;
  }

  record(inputs: PolicyInputs, value: unknown, path: string): Map<string, FactValue | null> {
    const found = new Map<string, FactValue | null>();
    if (!isRecord(value)) {
      this.fail(
        path,
        `${path || '事实'}应是一组“名称: 值”，写的却是${shown(value)}`,
        '请对照 tenglong policy schema 改正',
      );
      return found;
    }
    this.findStrangers(inputs, value, path, '');
    for (const [name, input] of Object.entries(inputs)) {
      const given = lookIn(value, name);
      if (given === undefined) continue;
      found.set(name, this.value(input, given, path === '' ? name : `${path}.${name}`));
    }
    return found;
  }

  /** Notes what no input asks for; a group of inputs that is not a group is said to be wrong. */
  private findStrangers(
    inputs: PolicyInputs,
    value: Readonly<Record<string, unknown>>,
    path: string,
    prefix: string,
  ): void {
    for (const [key, below] of Object.entries(value)) {
      const name = `${prefix}${key}`;
      const place = path === '' ? name : `${path}.${name}`;
      if (Object.hasOwn(inputs, name)) continue;
      if (!Object.keys(inputs).some((known) => known.startsWith(`${name}.`))) this.ignored.push(place);
      else if (isRecord(below)) this.findStrangers(inputs, below, path, `${name}.`);
      else
        this.fail(
          place,
          `${place}应是一组“名称: 值”，写的却是${shown(below)}`,
          '请对照 tenglong policy schema 改正',
        );
    }
  }

  private value(input: PolicyInput, given: unknown, path: string): FactValue | null {
    if (given === null) return input.type === 'date' && input.none ? input.none.reads : null;
    switch (input.type) {
      case 'number':
        return this.number(input, given, path);
      case 'boolean':
        if (typeof given === 'boolean') return given;
        return this.fail(
          path,
          `“${input.label}”应为 true 或 false，写的是${shown(given)}`,
          '是写 true，否写 false，不知道就不写',
        );
      case 'date':
        return this.day(input.label, given, path);
      case 'text':
        return this.text(input, given, path);
      case 'list':
        return this.items(input.label, given, path, (item, at) => this.record(input.fields, item, at));
      case 'series':
        return this.items(
          input.label,
          given,
          path,
          (item, at): FactRecord => new Map([[SERIES_FIELD, this.value(input.of, item, at)]]),
        );
    }
  }

  private items(
    label: string,
    given: unknown,
    path: string,
    read: (item: unknown, path: string) => FactRecord,
  ): readonly FactRecord[] | null {
    if (!Array.isArray(given)) {
      return this.fail(
        path,
        `“${label}”应是一个列表，写的是${shown(given)}`,
        '请写成 [ … ]；没有就写空列表 []',
      );
    }
    if (given.length > MOST_ITEMS) {
      const message = `“${label}”有 ${given.length} 项，一次至多 ${MOST_ITEMS} 项`;
      return this.fail(path, message, '请核对是否重复；确有这么多的，把同型号同单价的合并成一项，用数量表示');
    }
    return given.map((item: unknown, index) => read(item, `${path}[${index}]`));
  }

  private number(
    { label, unit = '', least, most, whole }: Extract<PolicyInput, { type: 'number' }>,
    given: unknown,
    path: string,
  ): Exact | null {
    const name = `“${label}”`;
    const text = typeof given === 'number' ? String(given) : given;
    const value =
      typeof text === 'string' && text.length <= LONGEST_NUMBER ? parseDecimal(text.trim()) : undefined;
    if (!value) {
      const remedy = `请写成带引号的十进制数，如 "1234.56"${unit === '' ? '' : `，以${unit}计`}；不知道就不写`;
      return this.fail(path, `${name}应是数值，写的是${shown(given)}`, remedy);
    }
    if (compare(value, GREATEST) > 0 || compare({ n: -value.n, d: value.d }, GREATEST) > 0) {
      return this.fail(path, `${name}的${shown(given)}太大，不像是真的`, '请核对位数和单位');
    }
    const low = least === undefined ? undefined : parseExactText(least);
    const high = most === undefined ? undefined : parseExactText(most);
    if (low && compare(value, low) < 0) {
      const message =
        low.n === 0n
          ? `${name}不能是负数，写的是${shown(given)}`
          : `${name}不会小于 ${least}${unit}，写的是${shown(given)}`;
      return this.fail(path, message, '请核对后改正');
    }
    if (high && compare(value, high) > 0) {
      return this.fail(
        path,
        `${name}不会大于 ${most}${unit}，写的是${shown(given)}`,
        '请核对数值和单位，比率写成小数，如 13% 写 "0.13"',
      );
    }
    if (whole && value.n % value.d !== 0n) {
      return this.fail(path, `${name}应是整数，写的是${shown(given)}`, '请核对后改正');
    }
    return value;
  }

  private day(label: string, given: unknown, path: string): string | null {
    if (typeof given === 'string' && isCalendarDay(given)) {
      const year = yearOf(given);
      if (year >= FIRST_YEAR && year <= LAST_YEAR) return given;
      return this.fail(path, `“${label}”的年份 ${year} 不像是真的`, '请核对年份');
    }
    return this.fail(path, `“${label}”不是日历上的日期，写的是${shown(given)}`, '请写成 "2023-06-30" 的样子');
  }

  private text(
    { label, options }: Extract<PolicyInput, { type: 'text' }>,
    given: unknown,
    path: string,
  ): string | null {
    if (typeof given !== 'string' || given.length > LONGEST_TEXT) {
      return this.fail(path, `“${label}”应是文字，写的是${shown(given)}`, '请核对后改正');
    }
    if (options === undefined) return given;
    const word = Object.keys(options).find(
      (key) => fold(key) === fold(given) || options[key] === given.trim(),
    );
    if (word !== undefined) return word;
    const choices = Object.entries(options).map(([key, name]) => (key === name ? key : `${key}（${name}）`));
    return this.fail(path, `“${label}”没有${shown(given)}这一项`, `可以是：${choices.join('、')}`);
  }
}

/**
 * Reads the facts of a case: JSON by the names of the policy's inputs. What is left out is unknown, and so is `null`
 * unless the input says what it means; what cannot be (a negative area, a day that does not exist) is refused.
 *
 * @param waived - soft provisions that a named decision relaxed
 */
export function readFacts(
  policy: PreparedPolicy,
  value: unknown,
  waived: Iterable<string> = [],
): FactReading {
  const reader = new Reader();
  const { inputs, provisions } = policy.file;
  const record = reader.record(inputs, value, '');
  const relaxed = new Set(waived);
  for (const { id, soft } of provisions) if (soft) record.set(`${WAIVED}.${id}`, relaxed.has(id));
  for (const id of relaxed) {
    if (provisions.some((one) => one.id === id && one.soft)) continue;
    const soft = provisions.filter((one) => one.soft).map((one) => one.id);
    const remedy = soft.length === 0 ? '本政策没有可以放宽的条件' : `可以放宽的有：${soft.join('、')}`;
    reader.fail('', `“${id}”不是可以由决定放宽的条件`, remedy);
  }
  if (reader.problems.length > 0) return { kind: 'problems', problems: reader.problems };
  const source: FactSource = {
    read: (fact, yearsBefore) => (yearsBefore === 0 ? record.get(fact) : undefined),
  };
  for (const { rule, message, remedy } of policy.consistent) {
    const occasion = { facts: source, asOf: policy.file.effective.from };
    const answer = interpretRules([rule], occasion, { quiet: true }).outcomes[0]?.answer;
    if (answer?.kind === 'boolean' && !answer.value) reader.fail('', message, remedy);
  }
  if (reader.problems.length > 0) return { kind: 'problems', problems: reader.problems };
  return { kind: 'facts', facts: { source, ignored: reader.ignored, waived: relaxed } };
}

import { type FactValue, FieldRecord, joinPath } from '../rule/index.ts';
import {
  compareFigures,
  type Exact,
  Figure,
  isCalendarDay,
  parseDecimal,
  parseFigure,
  yearOf,
} from '../values/index.ts';
import type { PolicyInput } from './policy-input.ts';
import { type ReadyInput, type ReadyInputs, readyInputs } from './ready-inputs.ts';

/** What is wrong with the facts of a case: where, what, and what to do. */
export interface FactProblem {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** No figure of a county comes near 10 to the power of 15; what is larger is a slip of the keyboard. */
export const GREATEST = 10n ** 15n;
export const MOST_ITEMS = 5000;
const MOST_PROBLEMS = 20;
const LONGEST_NUMBER = 40;
export const LONGEST_TEXT = 200;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];
const EMPTY = readyInputs({});
const SEE_SCHEMA = '请对照 tenglong policy schema 改正';

type Given = Readonly<Record<string, unknown>>;
type Read = FactValue | null | undefined;

const isRecord = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was written, in a few characters; groups and lists by their kind, since they may be deep or long. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `一个 ${value.length} 项的列表`;
  if (typeof value === 'object' && value !== null) return '一组“名称: 值”';
  const text = String(value);
  return `“${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`;
}

/** low-risk, lowRisk and LOW_RISK are one word. */
const fold = (text: string): string => text.toLowerCase().replace(/[-_\s]/g, '');

/** What every object answers to without having been given it: `constructor`. */
const NATIVE: object = Object.prototype;

/** What was sent under a key. Every figure of every case passes here, hence no `Object.hasOwn` where it can tell nothing. */
function sentAs(value: Given, key: string): unknown {
  const found = value[key];
  return found !== undefined && key in NATIVE && !Object.hasOwn(value, key) ? undefined : found;
}

/** What a nested name such as `project.filed` leads to; `undefined` if it was left out. */
function lookIn(value: Given, keys: readonly string[]): unknown {
  let at: unknown = value;
  for (const key of keys) {
    if (!isRecord(at)) return undefined;
    at = sentAs(at, key);
  }
  return at;
}

/** Reads the facts of one case by the inputs of a policy. Where it stands is put into words only for a problem. */
export class FactsReader {
  readonly problems: FactProblem[] = [];
  readonly ignored: string[] = [];
  private readonly place: (string | number)[] = [];
  /** Items of all lists so far. */
  private count = 0;

  fail(message: string, remedy: string): null {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push({ path: joinPath(this.place), message, remedy });
    }
    return null;
  }

  record(inputs: ReadyInputs, value: unknown): FieldRecord {
    if (!isRecord(value)) {
      this.notAGroup(value);
      return new FieldRecord(inputs.order, []);
    }
    this.findStrangers(inputs, value, '');
    const values: Read[] = new Array(inputs.list.length);
    for (const [at, ready] of inputs.list.entries()) {
      const { keys, name } = ready;
      const given = keys.length === 1 ? sentAs(value, name) : lookIn(value, keys);
      if (given === undefined) continue;
      this.place.push(name);
      values[at] = this.value(ready, given);
      this.place.pop();
    }
    return new FieldRecord(inputs.order, values);
  }

  private notAGroup(value: unknown): void {
    const place = joinPath(this.place);
    this.fail(`${place || '事实'}应是一组“名称: 值”，写的却是${shown(value)}`, SEE_SCHEMA);
  }

  /** Notes what no input asks for; a group of inputs that is not a group is said to be wrong. */
  private findStrangers(inputs: ReadyInputs, value: Given, prefix: string): void {
    for (const key in value) {
      const name = prefix === '' ? key : `${prefix}${key}`;
      if (inputs.names.has(name)) continue;
      const below = value[key];
      const isGroup = inputs.groups.has(name);
      // A group left `null` is one of which nothing is known, as a fact is.
      if (isGroup && below === null) continue;
      if (isGroup && isRecord(below)) {
        this.findStrangers(inputs, below, `${name}.`);
        continue;
      }
      this.place.push(name);
      if (isGroup) this.notAGroup(below);
      else this.ignored.push(joinPath(this.place));
      this.place.pop();
    }
  }

  private value(ready: ReadyInput, given: unknown): FactValue | null {
    const { input } = ready;
    if (given === null) return input.type === 'date' && input.none ? input.none.reads : null;
    switch (input.type) {
      case 'number':
        return this.number(ready, input, given);
      case 'boolean':
        if (typeof given === 'boolean') return given;
        return this.fail(
          `“${input.label}”应为 true 或 false，写的是${shown(given)}`,
          '是写 true，否写 false，不知道就不写',
        );
      case 'date':
        return this.day(input.label, given);
      case 'text':
        return this.text(input, given);
      case 'list': {
        const { fields } = ready;
        if (!fields) return null;
        const nothing = new FieldRecord(fields.order, []);
        return this.items(input.label, given, (item) =>
          item === null ? nothing : this.record(fields, item),
        );
      }
      case 'series': {
        const { order, list } = ready.each ?? EMPTY;
        const [each] = list;
        return this.items(
          input.label,
          given,
          (item) => new FieldRecord(order, [each && this.value(each, item)]),
        );
      }
    }
  }

  private items(
    label: string,
    given: unknown,
    read: (item: unknown) => FieldRecord,
  ): readonly FieldRecord[] | null {
    if (!Array.isArray(given)) {
      return this.fail(`“${label}”应是一个列表，写的是${shown(given)}`, '请写成 [ … ]；没有就写空列表 []');
    }
    const remedy = '请核对是否重复；确有这么多的，把同型号同单价的合并成一项，用数量表示';
    if (given.length > MOST_ITEMS) {
      return this.fail(`“${label}”有 ${given.length} 项，一次至多 ${MOST_ITEMS} 项`, remedy);
    }
    const before = this.count;
    this.count += given.length;
    if (this.count > MOST_ITEMS) {
      return before > MOST_ITEMS
        ? null
        : this.fail(`各个列表加起来超过 ${MOST_ITEMS} 项，一次至多 ${MOST_ITEMS} 项`, remedy);
    }
    return given.map((item: unknown, index) => {
      this.place.push(index);
      const record = read(item);
      this.place.pop();
      return record;
    });
  }

  private number(
    { least, most }: ReadyInput,
    input: Extract<PolicyInput, { type: 'number' }>,
    given: unknown,
  ): Exact | null {
    const value = readNumber(given);
    const fits =
      value &&
      !isTooLarge(value) &&
      !(least && compareFigures(value, least) < 0) &&
      !(most && compareFigures(value, most) > 0) &&
      (!input.whole || isWhole(value));
    return fits ? value : this.refuseNumber({ least, most }, input, given, value);
  }

  /** Says what is wrong with a figure; apart from reading it, since nearly all are right. */
  private refuseNumber(
    { least, most }: Pick<ReadyInput, 'least' | 'most'>,
    { label, unit = '', ...written }: Extract<PolicyInput, { type: 'number' }>,
    given: unknown,
    value: Exact | undefined,
  ): null {
    const name = `“${label}”`;
    if (!value) {
      const remedy = `请写成十进制数，如 1234.56${unit === '' ? '' : `，以${unit}计`}；不知道就不写`;
      return this.fail(`${name}应是数值，写的是${shown(given)}`, remedy);
    }
    if (isTooLarge(value)) {
      return this.fail(`${name}的${shown(given)}太大，不像是真的`, '请核对位数和单位');
    }
    if (least && compareFigures(value, least) < 0) {
      const message =
        least.n === 0n
          ? `${name}不能是负数，写的是${shown(given)}`
          : `${name}不会小于 ${written.least}${unit}，写的是${shown(given)}`;
      return this.fail(message, '请核对后改正');
    }
    if (most && compareFigures(value, most) > 0) {
      return this.fail(
        `${name}不会大于 ${written.most}${unit}，写的是${shown(given)}`,
        '请核对数值和单位，比率写成小数，如 13% 写 "0.13"',
      );
    }
    return this.fail(`${name}应是整数，写的是${shown(given)}`, '请核对后改正');
  }

  private day(label: string, given: unknown): string | null {
    if (typeof given === 'string' && isCalendarDay(given)) {
      const year = yearOf(given);
      if (year >= FIRST_YEAR && year <= LAST_YEAR) return given;
      return this.fail(`“${label}”的年份 ${year} 不像是真的`, '请核对年份');
    }
    return this.fail(`“${label}”不是日历上的日期，写的是${shown(given)}`, '请写成 "2023-06-30" 的样子');
  }

  private text({ label, options }: Extract<PolicyInput, { type: 'text' }>, given: unknown): string | null {
    if (typeof given !== 'string' || given.length > LONGEST_TEXT) {
      return this.fail(`“${label}”应是文字，写的是${shown(given)}`, '请核对后改正');
    }
    if (options === undefined || Object.hasOwn(options, given)) return given;
    const word = Object.keys(options).find(
      (key) => fold(key) === fold(given) || options[key] === given.trim(),
    );
    if (word !== undefined) return word;
    const choices = Object.entries(options).map(([key, name]) => (key === name ? key : `${key}（${name}）`));
    return this.fail(`“${label}”没有${shown(given)}这一项`, `可以是：${choices.join('、')}`);
  }
}

function readNumber(given: unknown): Exact | undefined {
  const text = typeof given === 'number' ? String(given) : given;
  if (typeof text !== 'string' || text.length > LONGEST_NUMBER) return undefined;
  return parseFigure(text) ?? parseDecimal(text.trim());
}

/** A figure of 15 characters never is. */
const isTooLarge = (value: Exact): boolean =>
  !(value instanceof Figure) && (value.n < 0n ? -value.n : value.n) > GREATEST * value.d;

const isWhole = (value: Exact): boolean =>
  value instanceof Figure ? value.isWhole() : value.n % value.d === 0n;

import type { CraftCell } from '../craft-xlsx.ts';
import type { Column } from './columns.ts';
import { withWrongCheckCharacter } from './credit-code.ts';
import type { Oddities } from './oddities.ts';
import type { Random } from './random.ts';
import { divide, type Ratio, ratio, toDecimal } from './ratio.ts';
import type { Row } from './tables.ts';

/** A finite decimal in full, without trailing zeros. */
function inFull(value: Ratio): string {
  const text = toDecimal(value, 12);
  return text.replace(/\.?0+$/, '');
}

const grouped = (text: string): string =>
  text.replace(/^(-?)(\d+)/, (_, sign, whole) => sign + separated(whole));
const separated = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');
const wide = (text: string): string =>
  text.replace(/[0-9.,-]/g, (c) =>
    c === '-' ? '－' : String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0),
  );

/** Types cells the way one file's clerk does: text for CSV, numbers and text for workbooks. */
export class Typist {
  readonly #on: Oddities;
  readonly #random: Random;
  readonly #csv: boolean;

  constructor(on: Oddities, random: Random, csv: boolean) {
    this.#on = on;
    this.#random = random;
    this.#csv = csv;
  }

  cell(column: Column, row: Row): CraftCell {
    if (column.kind === 'code') return this.#code(row);
    if (column.kind === 'name') return this.#name(row.alias ?? row.firm.name);
    if (column.kind === 'part') return this.#part(row.parts[Number(column.id.slice(5))] ?? '');
    if (column.kind === 'lastYear') return this.number(ratio(BigInt(this.#random.between(1, 900_000)), 10n));
    if (column.kind === 'growth') return this.number(ratio(BigInt(this.#random.between(-300, 900)), 10n));
    if (column.kind === 'extra') return this.#random.pick(['', '张三', '0576-80000000', '见附件']) || null;
    if (column.id === 'unit') return this.#unit(row.firm.unit);
    const cell = row.cells[column.id] ?? null;
    if (typeof cell === 'bigint') return this.number(divide(ratio(cell), column.unit?.holds ?? ratio(1n)));
    if (typeof cell === 'string') return column.kind === 'day' ? this.#day(cell) : cell;
    const rent = column.id === 'rentIn' || column.id === 'rentOut';
    // 自有 blank beside rents of 0 would be another case: such a row keeps its blanks.
    if (cell === null && rent && this.#on.has('zeroRents') && row.cells.own !== null)
      return this.number(ratio(0n));
    if (cell === null) return this.#on.has('placeholders') ? this.#random.pick(['—', '/', '无', null]) : null;
    if (cell.bad === 'formula') return this.#csv ? '#N/A' : { formula: cell.text };
    return cell.bad === 'error' && !this.#csv ? { error: cell.text } : cell.text;
  }

  number(value: Ratio): CraftCell {
    const text = inFull(value);
    const odd = this.#oddNumber(text);
    if (odd !== undefined) return odd;
    if (this.#csv) return text;
    const noisy = this.#on.has('floatNoise') && this.#random.chance(0.7);
    const digits = noisy ? Number(text).toPrecision(17) : text;
    if (this.#on.has('formulas') && this.#random.chance(0.2))
      return { formula: 'ROUND(Z9*1,2)', value: Number(digits) };
    return { raw: digits };
  }

  #oddNumber(text: string): string | undefined {
    const random = this.#random;
    if (this.#on.has('bracketNegatives') && text.startsWith('-')) {
      const rest = grouped(text.slice(1));
      return random.pick([`(${rest})`, `△${rest}`, `（${rest}）`, `(${text.slice(1)})`]);
    }
    if (this.#on.has('csvQuotedNumbers') && this.#csv) return grouped(withCents(text));
    if (this.#on.has('leadingApostrophes') && random.chance(0.2)) return `'${text}`;
    if (!this.#on.has('numbersAsText') || random.chance(0.6)) return undefined;
    const blank = random.pick([' ', '  ', '\u3000', '\u00a0']);
    const spelt = [text, grouped(text), wide(text), wide(grouped(text)), ` ${grouped(text)} `, blank + text];
    return random.pick(spelt);
  }

  #unit(unit: string): string {
    if (!this.#on.has('untidyUnits') || this.#random.chance(0.5)) return unit;
    const inside = this.#random.pick([' ', '\u3000', '\n']);
    return this.#random.pick([` ${unit}`, `${unit} `, `${unit.slice(0, 2)}${inside}${unit.slice(2)}`]);
  }

  #code(row: Row): CraftCell {
    const { code } = row.firm;
    const random = this.#random;
    if (row.code === 'blank') return this.#on.has('placeholders') ? random.pick(['—', '无', null]) : null;
    if (row.code === 'fifteen')
      return random.chance(0.5) || this.#csv ? '331021123456789' : { raw: '331021123456789' };
    if (row.code === 'number') return this.#numericCode(code);
    return this.#untidyCode(row.code === 'wrong' ? withWrongCheckCharacter(code) : code);
  }

  #numericCode(code: string): CraftCell {
    const lost = `${code.slice(0, 15)}000`;
    const short = `${code.charAt(0)}.${code.slice(1, 3)}E+17`;
    if (this.#csv) return this.#random.pick([short, `${code.charAt(0)}.${code.slice(1, 15)}E+17`]);
    return { raw: this.#random.pick([lost, `${code.charAt(0)}.${code.slice(1, 15)}E17`]) };
  }

  #untidyCode(code: string): string {
    const random = this.#random;
    const apostrophe = this.#on.has('leadingApostrophes') && random.chance(0.2) ? "'" : '';
    if (!this.#on.has('untidyCodes') || random.chance(0.5)) return apostrophe + code;
    const parts = `${code.slice(0, 2)} ${code.slice(2, 8)} ${code.slice(8)}`;
    const spelt = [code.toLowerCase(), ` ${code}`, `${code}\u00a0`, `\u3000${code.toLowerCase()} `, parts];
    return apostrophe + random.pick(spelt);
  }

  #name(name: string): string {
    const random = this.#random;
    // In a CSV a line break is an oddity of its own: it decides what a row is.
    const broken = this.#csv && this.#on.has('csvLineBreaks') && random.chance(0.1);
    if (broken) return `${name.slice(0, 4)}\n${name.slice(4)}`;
    if (!this.#on.has('untidyNames') || random.chance(0.4)) return name;
    const brackets = random.pick([
      ['（', '）'],
      ['〔', '〕'],
      ['(', ')'],
    ]);
    const other = name.replace('(', brackets[0] ?? '(').replace(')', brackets[1] ?? ')');
    const at = random.between(1, other.length - 1);
    const within = (blank: string) => other.slice(0, at) + blank + other.slice(at);
    const spelt = [
      other,
      ` ${other}`,
      `${other} `,
      within(' '),
      within('\u3000'),
      within('\u00a0'),
      within('\n'),
    ];
    return random.pick(spelt);
  }

  #part(part: string): string {
    if (!this.#on.has('untidyParts') || this.#random.chance(0.5)) return part;
    const narrow = part.replace('（', '(').replace('）', ')');
    return this.#random.pick([narrow, ` ${part}`, `${narrow} `, `${part.slice(0, 3)} ${part.slice(3)}`]);
  }

  #day(day: string): CraftCell {
    if (!this.#on.has('dates')) return day;
    const [year = '', month = '', date = ''] = day.split('-');
    const [m, d] = [Number(month), Number(date)];
    const spelt: CraftCell[] = [
      day,
      `${year}/${m}/${d}`,
      `${year}.${month}.${date}`,
      `${year}年${m}月${d}日`,
      `${year}${month}${date}`,
    ];
    if (!this.#csv)
      spelt.push({ date: day, format: this.#random.pick([14, 31, 'yyyy/m/d', 'yyyy"年"m"月"d"日";@']) });
    return this.#random.pick(spelt);
  }
}

function withCents(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(2, '0')}`;
}

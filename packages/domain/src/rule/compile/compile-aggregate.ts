import { type Exact, sum } from '../../values/index.ts';
import type { Cause } from '../cause.ts';
import type { NodeOf } from '../node.ts';
import type { NumberCode } from './code.ts';
import { type Compiler, openLoop, type Place } from './compiler.ts';
import {
  addCounts,
  type Count,
  compareCounts,
  countOf,
  Doubt,
  exactOf,
  Fraction,
  signOfCount,
} from './count.ts';
import type { BoundItem, Frame } from './frame.ts';

export function compileCount(compiler: Compiler, node: NodeOf<'count'>, place: Place): NumberCode {
  const list = compiler.list(node.list, place);
  return {
    factor: node.unit.factor,
    run: (frame) => {
      const found = list(frame);
      if (found instanceof Doubt) return found;
      const doubts = found.doubts?.flatMap((doubt) => doubt?.causes ?? []) ?? [];
      return doubts.length > 0 ? new Doubt(doubts) : found.items.length;
    },
  };
}

/** Sum, least or greatest of a figure over a list; see `interpret/list.ts` for what a doubt does. */
export function compileAggregate(compiler: Compiler, node: NodeOf<'aggregate'>, place: Place): NumberCode {
  const list = compiler.list(node.list, place);
  const loop = openLoop(compiler, node.list, place);
  const { register } = loop;
  const each = compiler.number(node.of, loop.place);
  const { run } = each;
  const { operator } = node;
  return {
    factor: each.factor,
    run: (frame) => {
      const found = list(frame);
      if (found instanceof Doubt) return found;
      const { items, doubts } = found;
      if (operator === 'sum' && !doubts) {
        return each.quotient
          ? sumOfQuotients(items, register, each, each.quotient, frame)
          : sumOf(items, register, run, frame);
      }
      const tally = operator === 'sum' ? new Total() : new Extreme(operator);
      for (let index = 0; index < items.length; index += 1) {
        const item = items[index];
        if (!item) continue;
        frame.items[register] = item;
        tally.take(run(frame), doubts?.[index]);
      }
      return tally.end();
    },
  };
}

/** A sum over items that all belong there: whole numbers as they come, anything else from there on by the tally. */
function sumOf(
  items: readonly BoundItem[],
  register: number,
  run: NumberCode['run'],
  frame: Frame,
): Count | Doubt {
  let total = 0;
  let tally: Total | undefined;
  for (const item of items) {
    frame.items[register] = item;
    const value = run(frame);
    if (typeof value === 'number' && Number.isSafeInteger(total + value)) total += value;
    else {
      tally ??= new Total();
      tally.take(value, undefined);
    }
  }
  if (!tally) return total;
  tally.take(total, undefined);
  return tally.end();
}

/** A sum of quotients over items that all belong there, without dividing each. */
function sumOfQuotients(
  items: readonly BoundItem[],
  register: number,
  { run }: NumberCode,
  { above, below }: NonNullable<NumberCode['quotient']>,
  frame: Frame,
): Count | Doubt {
  const tally = new Total();
  for (const item of items) {
    frame.items[register] = item;
    const top = above(frame);
    const over = below(frame);
    if (typeof top === 'number' && typeof over === 'number' && over > 0) tally.takeFraction(top, over);
    else tally.take(run(frame), undefined);
  }
  return tally.end();
}

interface Tally {
  take(value: Count | Doubt, doubt: Doubt | undefined): void;
  end(): Count | Doubt;
}

/** Whole numbers and fractions of one denominator are added as they come, the rest exactly at the end. */
class Total implements Tally {
  private safe = 0;
  private readonly overs: number[] = [];
  private readonly tops: number[] = [];
  private others: Exact[] | undefined;
  private causes: Cause[] | undefined;

  take(value: Count | Doubt, doubt: Doubt | undefined): void {
    if (value instanceof Doubt || (doubt && signOfCount(value) !== 0)) {
      this.causes ??= [];
      if (doubt) this.causes.push(...doubt.causes);
      if (value instanceof Doubt) this.causes.push(...value.causes);
    } else if (typeof value === 'number') {
      const next = this.safe + value;
      if (Number.isSafeInteger(next)) this.safe = next;
      else this.keep(value);
    } else if (value instanceof Fraction) {
      this.takeFraction(value.top, value.over);
    } else {
      this.keep(value);
    }
  }

  /** @param over - above zero */
  takeFraction(top: number, over: number): void {
    let at = this.overs.indexOf(over);
    if (at < 0 && this.overs.length < 16) {
      at = this.overs.push(over) - 1;
      this.tops.push(0);
    }
    const next = (this.tops[at] ?? Number.NaN) + top;
    if (Number.isSafeInteger(next)) this.tops[at] = next;
    else this.keep(new Fraction(top, over));
  }

  private keep(value: Count): void {
    this.others ??= [];
    this.others.push(exactOf(value));
  }

  end(): Count | Doubt {
    if (this.causes) return new Doubt(this.causes);
    let total: Count = this.safe;
    for (let at = 0; at < this.overs.length; at += 1) {
      total = addCounts(total, new Fraction(this.tops[at] ?? 0, this.overs[at] ?? 1));
    }
    return this.others ? countOf(sum([exactOf(total), ...this.others])) : total;
  }
}

/** What is in doubt is settled at the end, when the best of the certain ones is known. */
class Extreme implements Tally {
  private readonly direction: number;
  private best: Count | undefined;
  private readonly doubtful: { readonly value: Count; readonly doubt: Doubt }[] = [];
  private readonly causes: Cause[] = [];
  constructor(operator: 'least' | 'greatest') {
    this.direction = operator === 'least' ? -1 : 1;
  }

  private isBetter(value: Count): boolean {
    return this.best === undefined || compareCounts(value, this.best) * this.direction > 0;
  }

  take(value: Count | Doubt, doubt: Doubt | undefined): void {
    if (value instanceof Doubt) this.causes.push(...(doubt?.causes ?? []), ...value.causes);
    else if (doubt) this.doubtful.push({ value, doubt });
    else if (this.isBetter(value)) this.best = value;
  }

  end(): Count | Doubt {
    for (const { value, doubt } of this.doubtful) if (this.isBetter(value)) this.causes.push(...doubt.causes);
    if (this.causes.length > 0) return new Doubt(this.causes);
    return this.best ?? new Doubt([{ kind: 'empty-list' }]);
  }
}

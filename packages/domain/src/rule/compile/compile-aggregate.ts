import { sum } from '../../values/index.ts';
import type { Cause } from '../cause.ts';
import type { NodeOf } from '../node.ts';
import type { NumberCode } from './code.ts';
import { type Compiler, openLoop, type Place } from './compiler.ts';
import { type Count, compareCounts, countOf, Doubt, exactOf, signOfCount } from './count.ts';

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
  const finish = node.operator === 'sum' ? new Total() : new Extreme(node.operator);
  return {
    factor: each.factor,
    run: (frame) => {
      const found = list(frame);
      if (found instanceof Doubt) return found;
      const { items, doubts } = found;
      const tally = finish.begin();
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

interface Tally {
  take(value: Count | Doubt, doubt: Doubt | undefined): void;
  end(): Count | Doubt;
}

/** Whole numbers are added as they come; what is no safe integer is added up exactly at the end. */
class Total {
  begin(): Tally {
    let safe = 0;
    const others: Count[] = [];
    let causes: Cause[] | undefined;
    return {
      take(value, doubt) {
        if (typeof value === 'number' && doubt === undefined) {
          const next = safe + value;
          if (Number.isSafeInteger(next)) safe = next;
          else others.push(value);
        } else if (value instanceof Doubt || (doubt && signOfCount(value) !== 0)) {
          causes ??= [];
          if (doubt) causes.push(...doubt.causes);
          if (value instanceof Doubt) causes.push(...value.causes);
        } else {
          others.push(value);
        }
      },
      end() {
        if (causes) return new Doubt(causes);
        return others.length === 0 ? safe : countOf(sum([exactOf(safe), ...others.map(exactOf)]));
      },
    };
  }
}

/** What is in doubt is settled at the end, when the best of the certain ones is known. */
class Extreme {
  private readonly direction: number;
  constructor(operator: 'least' | 'greatest') {
    this.direction = operator === 'least' ? -1 : 1;
  }

  begin(): Tally {
    const { direction } = this;
    let best: Count | undefined;
    const doubtful: { readonly value: Count; readonly doubt: Doubt }[] = [];
    const causes: Cause[] = [];
    const isBetter = (value: Count) => best === undefined || compareCounts(value, best) * direction > 0;
    return {
      take(value, doubt) {
        if (value instanceof Doubt) causes.push(...(doubt?.causes ?? []), ...value.causes);
        else if (doubt) doubtful.push({ value, doubt });
        else if (isBetter(value)) best = value;
      },
      end() {
        for (const { value, doubt } of doubtful) if (isBetter(value)) causes.push(...doubt.causes);
        if (causes.length > 0) return new Doubt(causes);
        return best ?? new Doubt([{ kind: 'empty-list' }]);
      },
    };
  }
}

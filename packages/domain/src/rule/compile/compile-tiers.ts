import { multiply, reduce } from '../../values/index.ts';
import type { NodeOf } from '../node.ts';
import { commonFactor, inFactor, type NumberCode } from './code.ts';
import type { Compiler, Place } from './compiler.ts';
import {
  addCounts,
  type Count,
  compareCounts,
  Doubt,
  joinDoubts,
  multiplyCounts,
  negateCount,
} from './count.ts';

/** Bounds and rates are known when the rule is compiled: what runs is a search among a few counts. */
export function compileTiers(compiler: Compiler, node: NodeOf<'tiers'>, place: Place): NumberCode {
  const operand = compiler.number(node.operand, place);
  const from = node.from.map((bound) => compiler.number(bound, place));
  const gives = node.gives.map((given) => compiler.number(given, place));
  const measure = from.map(({ factor }) => factor).reduce(commonFactor, operand.factor);
  const rate = gives.map(({ factor }) => factor).reduce(commonFactor);
  const { run } = inFactor(operand, measure);
  const bounds = from.map((code) => inFactor(code, measure).constant);
  const rates = gives.map((code) => inFactor(code, rate).constant);
  const constants = [...bounds, ...rates];
  if (constants.includes(undefined)) {
    // A parameter without a version on the day: unknown for everybody.
    return {
      factor: node.mode === 'whole' ? rate : reduce(multiply(measure, rate)),
      run: (frame) => {
        let doubt: Doubt = joinDoubts(run(frame), undefined);
        for (const code of [...from, ...gives]) doubt = joinDoubts(doubt, code.run(frame));
        return doubt;
      },
    };
  }
  const lows = bounds.flatMap((bound) => bound ?? []);
  const amounts = rates.flatMap((amount) => amount ?? []);
  const reached = (value: Count): number => {
    let tier = -1;
    for (const low of lows) {
      if (compareCounts(low, value) > 0) break;
      tier += 1;
    }
    return tier;
  };
  if (node.mode === 'whole') {
    return {
      factor: rate,
      run: (frame) => {
        const value = run(frame);
        return value instanceof Doubt ? value : (amounts[reached(value)] ?? 0);
      },
    };
  }
  return {
    factor: reduce(multiply(measure, rate)),
    run: (frame) => {
      const value = run(frame);
      if (value instanceof Doubt) return value;
      const tier = reached(value);
      let total: Count = 0;
      for (let index = 0; index <= tier; index += 1) {
        const low = lows[index] ?? 0;
        const high = index < tier ? (lows[index + 1] ?? value) : value;
        total = addCounts(total, multiplyCounts(addCounts(high, negateCount(low)), amounts[index] ?? 0));
      }
      return total;
    },
  };
}

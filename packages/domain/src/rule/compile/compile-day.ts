import { dayToNumber } from '../../values/index.ts';
import type { Node, NodeOf } from '../node.ts';
import type { NumberCode } from './code.ts';
import type { Compiler, Place } from './compiler.ts';
import { Doubt } from './count.ts';
import { readSlot } from './names.ts';

type DayCode = NumberCode['run'];

/**
 * Compiles a day to be compared: the number its digits make. Facts are bound as such; a day that is reckoned or looked up
 * is turned into its number when it is known.
 */
export function compileDay(compiler: Compiler, node: Node, place: Place): DayCode {
  if (node.kind === 'fact' || node.kind === 'item') return readDay(compiler, node, place);
  if (node.kind === 'date') {
    const day = dayToNumber(node.value);
    return () => day;
  }
  const run = compiler.text(node, place);
  return (frame) => {
    const day = run(frame);
    return day instanceof Doubt ? day : dayToNumber(day);
  };
}

/** A day out of its slot, as a number. */
export const readDay = (compiler: Compiler, node: NodeOf<'fact'> | NodeOf<'item'>, place: Place): DayCode =>
  readSlot(compiler, node, place) as DayCode;

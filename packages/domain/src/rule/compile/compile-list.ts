import type { Node, NodeOf } from '../node.ts';
import type { ListCode } from './code.ts';
import { type Compiler, openLoop, type Place } from './compiler.ts';
import { Doubt, joinDoubts } from './count.ts';
import { BoundList } from './frame.ts';
import { openDefinition, readSlot } from './names.ts';

/** Compiles a list: a fact, a field of an item, a definition, or the members that meet a condition. */
export function compileList(compiler: Compiler, node: Node, place: Place): ListCode {
  switch (node.kind) {
    case 'fact':
    case 'item':
      return readSlot(compiler, node, place) as ListCode;
    case 'use':
      return keptList(compiler, node, place);
    case 'select':
      return selected(compiler, node, place);
    default:
      throw new TypeError(`not a list: ${node.kind}`);
  }
}

function keptList(compiler: Compiler, node: NodeOf<'use'>, place: Place): ListCode {
  const { definition, key, place: inside } = openDefinition(compiler, node, place);
  const known = compiler.kept.lists.get(key);
  if (known) return known;
  const run = compiler.list(definition.node, inside);
  const index = compiler.counters.lists;
  compiler.counters.lists += 1;
  const kept: ListCode = (frame) => {
    const before = frame.lists[index];
    if (before !== undefined) return before;
    const value = run(frame);
    frame.lists[index] = value;
    return value;
  };
  compiler.kept.lists.set(key, kept);
  return kept;
}

function selected(compiler: Compiler, node: NodeOf<'select'>, place: Place): ListCode {
  const list = compiler.list(node.list, place);
  const loop = openLoop(compiler, node.list, place);
  const { register } = loop;
  const meets = compiler.boolean(node.meet, loop.place);
  return (frame) => {
    const found = list(frame);
    if (found instanceof Doubt) return found;
    const items: BoundList['items'][number][] = [];
    let doubts: (Doubt | undefined)[] | undefined;
    for (let index = 0; index < found.items.length; index += 1) {
      const item = found.items[index];
      if (!item) continue;
      frame.items[register] = item;
      const value = meets(frame);
      if (value === false) continue;
      const before = found.doubts?.[index];
      const doubt = value === true ? before : joinDoubts(before, value);
      if (doubt) {
        doubts ??= [];
        doubts[items.length] = doubt;
      }
      items.push(item);
    }
    return new BoundList(items, doubts);
  };
}

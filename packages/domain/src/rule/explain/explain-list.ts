import type { Node, NodeOf } from '../node.ts';
import type { SpokenPlace, Voice } from './voice.ts';

/** Lists: 设备清单中（是否生产性设备 = 是）的各项的单价之和. */
export function explainList(
  voice: Voice,
  node: NodeOf<'select'> | NodeOf<'quantify'> | NodeOf<'count'> | NodeOf<'aggregate'>,
  place: SpokenPlace,
): string {
  const type = voice.rule.types.get(node.list);
  const inside: SpokenPlace =
    type?.kind === 'list' ? { ...place, lists: [...place.lists, type.fields] } : place;
  const list = voice.say(node.list, place);
  const each = (child: Node) => voice.say(child, inside);
  switch (node.kind) {
    case 'select':
      return `${list}中${each(node.meet)}的各项`;
    case 'count':
      return `${list}的${node.unit.text === '' ? '项数' : `数量（${node.unit.text}）`}`;
    case 'aggregate': {
      const words = { sum: '之和', least: '的最小值', greatest: '的最大值' };
      const of = each(node.of);
      const word = words[node.operator];
      // A sum of sums is told by a bracket, not by the word said twice.
      return of.endsWith(word) ? `${list}的（${of}）${word}` : `${list}的${of}${word}`;
    }
    case 'quantify': {
      const words = { every: '每一项都满足', some: '至少有一项满足', none: '没有一项满足' };
      return `${list}${words[node.operator]}（${each(node.condition)}）`;
    }
  }
}

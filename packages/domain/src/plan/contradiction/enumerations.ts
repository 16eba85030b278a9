import { addressText } from '../../address/index.ts';
import type { Plan } from '../plan.ts';
import { quoted } from '../wording.ts';
import type { Contradiction } from './contradiction.ts';

/** Lists of permitted things that one place gives with more entries than another. */
export function findEnumerationContradictions(plan: Plan): Contradiction[] {
  return plan.enumerations.flatMap(({ key, title, stated }) => {
    const all = [...new Set(stated.flatMap(({ items }) => items))];
    const missing = stated.flatMap(({ at, items }) => {
      const absent = all.filter((item) => !items.includes(item));
      return absent.length === 0 ? [] : [`${addressText(at)}没有列${quoted(absent.join('、'))}`];
    });
    if (missing.length === 0) return [];
    return [
      {
        kind: 'enumeration-differs' as const,
        quantity: key,
        title,
        sources: stated.map(({ at, items, open }) => ({
          address: at,
          value: String(items.length),
          text: `${items.length} 项：${items.join('、')}${open ? '等' : ''}`,
        })),
        sentence: `${quoted(title)}各处列举不同：${missing.join('；')}。`,
        suggestion: '建议按列举较全的一处办理；没有列入的用途先征得裁定再用。',
      },
    ];
  });
}

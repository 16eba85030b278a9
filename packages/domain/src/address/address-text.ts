import { parseAddress } from './address.ts';
import { toChineseNumeral } from './chinese-numeral.ts';

/** An address as a reader says it: `22` → 第 22 条, `五.3` → 第五部分（三）, `附件1#16` → 附件1 第 16 项. */
export function addressText(text: string): string {
  const address = parseAddress(text);
  switch (address?.kind) {
    case 'clause':
      return `第 ${address.clause} 条${address.item === undefined ? '' : `第 ${address.item} 项`}`;
    case 'part': {
      const section = address.section === undefined ? '' : `（${toChineseNumeral(address.section)}）`;
      return `第${toChineseNumeral(address.part)}部分${section}`;
    }
    case 'annex': {
      const entry = address.entry === undefined ? '' : ` 第 ${address.entry} 项`;
      return `附件${address.annex}${entry}${address.row === undefined ? '' : ` ${address.row}`}`;
    }
    default:
      return text;
  }
}

const NUMERALS = '零一二三四五六七八九十';

/**
 * A place of the plan as a reader says it: `22` → 第 22 条, `22#2` → 第 22 条第 2 项, `五.3` → 第五部分（三）, `附件2#3/沙门镇` →
 * 附件2 第 3 项 沙门镇. What is no address comes back as it is.
 */
export function formatAddress(address: string): string {
  const clause = /^(\d+)(?:#(\d+))?$/.exec(address);
  if (clause) return `第 ${clause[1]} 条${clause[2] === undefined ? '' : `第 ${clause[2]} 项`}`;
  const part = /^([一二三四五六七八九十]+)(?:\.(\d+))?$/.exec(address);
  if (part)
    return `第${part[1]}部分${part[2] === undefined ? '' : `（${NUMERALS[Number(part[2])] ?? part[2]}）`}`;
  const annex = /^(附件\d+)#(\d+)(?:\/(.+))?$/.exec(address);
  if (annex) return `${annex[1]} 第 ${annex[2]} 项${annex[3] === undefined ? '' : ` ${annex[3]}`}`;
  return address;
}

import type { Industries } from '../scheme/index.ts';

/** Industry of each enterprise as an index into `titles`; 0 is none. */
export interface IndustryCodes {
  readonly codes: Uint16Array;
  readonly titles: readonly string[];
}

/** The group of one GB/T 4754 class, or `undefined` if it belongs to none. */
function groupOf(industry: string, industries: Industries): string | undefined {
  if (industries.by === 'digits') {
    return industry.length >= industries.digits ? industry.slice(0, industries.digits) : undefined;
  }
  return industries.groups.find(({ classes }) => classes.some((prefix) => industry.startsWith(prefix)))
    ?.title;
}

/** Puts enterprises into the scheme's industries; without any, all are in none (the county). */
export function classifyIndustries(
  classes: readonly string[],
  industries: Industries | undefined,
): IndustryCodes {
  const codes = new Uint16Array(classes.length);
  const titles = ['全市'];
  if (!industries) return { codes, titles };
  const groups = classes.map((industry) => groupOf(industry, industries));
  titles.push(...[...new Set(groups.filter((group) => group !== undefined))].sort());
  const byTitle = new Map(titles.map((title, code) => [title, code]));
  groups.forEach((group, row) => {
    codes[row] = (group !== undefined && byTitle.get(group)) || 0;
  });
  return { codes, titles };
}

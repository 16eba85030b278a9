import type { EnterpriseYear } from '../../enterprise/index.ts';
import { type Exact, parseExactText, toExactText } from '../../values/index.ts';
import type { FrozenEnterprise } from './capsule.ts';

/** An enterprise as plain data, its violations in a fixed order. */
export function freezeEnterprise(enterprise: EnterpriseYear): FrozenEnterprise {
  const { creditCode, name, unit, scale, industry, facts, violations } = enterprise;
  const key = ({ foundOn, field, severity }: (typeof violations)[number]) =>
    `${foundOn} ${field} ${severity}`;
  return {
    creditCode,
    name,
    unit,
    scale,
    industry,
    facts: Object.fromEntries([...facts].map(([fact, figure]) => [fact, figure && toExactText(figure)])),
    violations: violations
      .map(({ field, foundOn, severity }) => ({ field, foundOn, severity }))
      .sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

/** Back to what an evaluation reads. @throws RangeError for a figure that is no exact text */
export function thawEnterprise({ facts, ...rest }: FrozenEnterprise): EnterpriseYear {
  const figures = Object.entries(facts).map(([fact, text]): [string, Exact | null] => {
    if (text === null) return [fact, null];
    const figure = parseExactText(text);
    if (!figure) throw new RangeError(`no exact figure: ${fact} ${text}`);
    return [fact, figure];
  });
  return { ...rest, facts: new Map(figures) };
}

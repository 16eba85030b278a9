import type { Path } from './node.ts';

/** What is wrong with a rule, found before it is ever run. */
export interface RuleProblem {
  readonly path: Path;
  readonly code:
    | 'unknown-name'
    | 'wrong-type'
    | 'dimension-mismatch'
    | 'not-an-option'
    | 'circular-definition'
    | 'no-item-here'
    | 'bad-value'
    | 'overlapping-periods'
    | 'bad-row';
  /** A sentence for the author of the rule, and what to do about it. */
  readonly message: string;
  readonly remedy: string;
}

/** “甲”、“乙”: the names that do exist, nearest in spelling first. */
export function suggest(name: string, names: Iterable<string>): string {
  const near = [...names]
    .map((candidate) => ({ candidate, shared: commonPairs(name, candidate) }))
    .sort((a, b) => b.shared - a.shared || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 5)
    .map(({ candidate }) => `“${candidate}”`);
  return near.length > 0 ? `可用的有${near.join('、')}` : '目前没有可用的名称';
}

function commonPairs(a: string, b: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length + 1 }, (_, at) => ` ${text} `.slice(at, at + 2).toLowerCase()));
  const right = pairs(b);
  return [...pairs(a)].filter((pair) => right.has(pair)).length;
}

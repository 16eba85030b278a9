import type { PolicyEdit } from '@tenglong/contracts/policy';
import type { CaseFile, PolicyFile } from '@tenglong/domain/policy';
import { plusDays } from '@tenglong/domain/values';

type Days = PolicyFile['effective'];

/**
 * The edits that keep cases on the days they were written for when a policy's days move: a case on the first day, the day
 * before it, the last day or the day after it stays there; a file's own day that the policy has not begun on moves to its
 * first day. Every other day stays as it is written.
 */
export function shiftCases(cases: CaseFile, before: Days, after: Days): PolicyEdit[] {
  const moved = new Map([
    [plusDays(before.from, -1), plusDays(after.from, -1)],
    [before.from, after.from],
    [before.until, after.until],
    [plusDays(before.until, 1), plusDays(after.until, 1)],
  ] as const);
  const set = (at: PolicyEdit['at'], value: string): PolicyEdit => ({ file: 'cases', do: 'set', at, value });
  const own = cases.asOf < after.from ? [set(['asOf'], after.from)] : [];
  return [
    ...own,
    ...cases.cases.flatMap(({ asOf }, index) => {
      const day = asOf === undefined ? undefined : moved.get(asOf);
      return day === undefined || day === asOf ? [] : [set(['cases', index, 'asOf'], day)];
    }),
  ];
}

import { canonicalJson } from '../../values/index.ts';
import type { Grade } from '../scheme/index.ts';
import type { EvaluationCapsule, FrozenEnterprise, FrozenResult } from './capsule.ts';
import { findCauses, type RunCause } from './find-causes.ts';

/** One enterprise's result in one run. `null` where the run does not list it. */
export interface ResultSide {
  readonly schemeId: string;
  readonly total: number | null;
  readonly rank: number | null;
  readonly preliminaryGrade: Grade | null;
  readonly grade: Grade | null;
  readonly reason: string;
}

/** An enterprise whose inputs or grades differ between two runs, and why. */
export interface RunChange {
  readonly creditCode: string;
  readonly name: string;
  readonly unit: string;
  readonly from: ResultSide | null;
  readonly to: ResultSide | null;
  /** Its own causes first; `others` if nothing of its own changed and only baselines and ranks moved. */
  readonly why: readonly RunCause[];
}

/** What changed between two frozen runs. */
export interface RunComparison {
  readonly changes: readonly RunChange[];
  /** Listed in both, nothing of their own changed, same grades: only total or rank moved because others did. */
  readonly drifted: number;
  /** Listed in both and the same to the last bit. */
  readonly unchanged: number;
  /** Schemes that differ, by id. */
  readonly schemes: readonly string[];
  /** Ids of rulings that only one of the runs has, or that differ. */
  readonly rulings: readonly string[];
  readonly engineChanged: boolean;
}

const sideOf = (result: FrozenResult | undefined): ResultSide | null => {
  if (!result) return null;
  const { schemeId, total, rank, preliminaryGrade, grade, reason } = result;
  return { schemeId, total, rank, preliminaryGrade, grade, reason };
};

const graded = (side: ResultSide | null) =>
  side && [side.schemeId, side.preliminaryGrade, side.grade, side.reason];

/** Results by enterprise and scheme: a run may hold an enterprise under several schemes. */
function byKey({ results }: EvaluationCapsule): ReadonlyMap<string, FrozenResult> {
  return new Map(results.map((result) => [`${result.creditCode} ${result.schemeId}`, result]));
}

const byCode = ({ enterprises }: EvaluationCapsule): ReadonlyMap<string, FrozenEnterprise> =>
  new Map(enterprises.map((enterprise) => [enterprise.creditCode, enterprise]));

/** Ids whose entries are not the same in both lists. */
function differingIds(
  a: readonly { readonly id: string }[],
  b: readonly { readonly id: string }[],
): string[] {
  const [before, after] = [a, b].map((list) => new Map(list.map((item) => [item.id, canonicalJson(item)])));
  const ids = new Set([...a, ...b].map(({ id }) => id));
  return [...ids].filter((id) => before?.get(id) !== after?.get(id)).sort();
}

/**
 * The page of what changed between two runs and why: facts, ruling, violations, promotion, roster, scheme, engine — or
 * only the others.
 *
 * @returns changes by credit code
 */
export function compareRuns(a: EvaluationCapsule, b: EvaluationCapsule): RunComparison {
  const [from, to, before, after] = [byKey(a), byKey(b), byCode(a), byCode(b)];
  const schemes = differingIds(a.schemes, b.schemes);
  const rulings = differingIds(a.rulings, b.rulings);
  const engineChanged = a.engineVersion !== b.engineVersion;
  const changes: RunChange[] = [];
  let drifted = 0;
  let unchanged = 0;
  for (const key of [...new Set([...from.keys(), ...to.keys()])].sort()) {
    const [creditCode = '', schemeId = ''] = key.split(' ');
    const [old, now] = [from.get(key), to.get(key)];
    const sides = { from: sideOf(old), to: sideOf(now) };
    const own = findCauses({
      a,
      b,
      before: before.get(creditCode),
      after: after.get(creditCode),
      creditCode,
      rulings,
    });
    const regraded = canonicalJson(graded(sides.from)) !== canonicalJson(graded(sides.to));
    if (own.length === 0 && !regraded) {
      if (canonicalJson(old ?? null) === canonicalJson(now ?? null)) unchanged += 1;
      else drifted += 1;
      continue;
    }
    const wide: RunCause[] = [
      ...(schemes.includes(schemeId) ? [{ kind: 'scheme', schemeId } as const] : []),
      ...(engineChanged ? [{ kind: 'engine' } as const] : []),
    ];
    const why = [...own, ...wide];
    const { name = '', unit = '' } = after.get(creditCode) ?? before.get(creditCode) ?? {};
    changes.push({ creditCode, name, unit, ...sides, why: why.length > 0 ? why : [{ kind: 'others' }] });
  }
  return { changes, drifted, unchanged, schemes, rulings, engineChanged };
}

import type { FindingChoice, FindingEffect } from '@tenglong/contracts/intake';
import type { Tx } from '../../../platform/database/index.ts';
import type { IntakeDeps } from '../deps.ts';
import type { LoadedFinding } from './list-findings.ts';

type Figures = Record<string, number | null>;

/** The figures of each enterprise that a choice changes; `undefined` if one of them cannot be said. */
function figuresOf({ changes }: FindingChoice): ReadonlyMap<string, Figures> | undefined {
  const byCode = new Map<string, Figures>();
  for (const { creditCode, fact, to } of changes) {
    if (to === null) return undefined;
    const own = byCode.get(creditCode) ?? {};
    byCode.set(creditCode, own);
    own[fact] = Number(to);
  }
  return byCode.size === 0 ? undefined : byCode;
}

/** What each choice of the findings would do to score, rank and grade, by finding; each year is evaluated once. */
export async function addEffects(
  deps: IntakeDeps,
  tx: Tx,
  findings: readonly LoadedFinding[],
): Promise<ReadonlyMap<string, FindingChoice[]>> {
  const made = new Map<string, FindingChoice[]>();
  for (const year of new Set(findings.map((finding) => finding.year))) {
    const tryFigures = await deps.previewFigures(tx, year);
    for (const { id, choices, year: own } of findings) {
      if (own !== year) continue;
      made.set(
        id,
        choices.map((choice) => {
          const figures = tryFigures && figuresOf(choice);
          if (!figures || !tryFigures) return choice;
          const tried = tryFigures(figures);
          const effects = [...tried.own].map(
            ([creditCode, { before, after }]): FindingEffect => ({
              creditCode,
              name: choice.changes.find((change) => change.creditCode === creditCode)?.name ?? '',
              totalFrom: before.total,
              totalTo: after.total,
              rankFrom: before.rank,
              rankTo: after.rank,
              gradeFrom: before.grade,
              gradeTo: after.grade,
              evaluated: after.evaluated,
            }),
          );
          return { ...choice, effects, othersMoved: tried.othersMoved };
        }),
      );
    }
  }
  return made;
}

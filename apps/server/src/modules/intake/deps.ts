import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import type { FactChanges, WhatIfOutcome } from '@tenglong/domain/evaluation';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import type { RunReading } from './reading/reading-desk.ts';

/** Grades of one year, by credit code, as far as it can be evaluated. */
export interface GradePreview {
  readonly grades: ReadonlyMap<
    string,
    { readonly grade: 'A' | 'B' | 'C' | 'D' | null; readonly total: number | null }
  >;
  readonly screened: ReadonlySet<string>;
}

/** What other figures would do, by credit code. */
export type TryFigures = (changes: ReadonlyMap<string, FactChanges>) => {
  readonly own: ReadonlyMap<string, { readonly before: WhatIfOutcome; readonly after: WhatIfOutcome }>;
  readonly othersMoved: number;
};

/** What the intake asks of others. */
export interface IntakeDeps extends Deps {
  /** Reads a file: in a thread of its own where the product is built, here in the tests of one process. */
  readonly runReading: RunReading;
  /** Has the jobs looked at now. */
  readonly wakeJobs: () => void;
  /** How the grades of a year would come out with these facts. */
  readonly previewGrades: (
    tx: Tx,
    year: number,
    enterprises: readonly EnterpriseYear[],
  ) => Promise<GradePreview | undefined>;
  /** Lets other figures be tried on the year as it is in force; `undefined` if it cannot be evaluated. */
  readonly previewFigures: (tx: Tx, year: number) => Promise<TryFigures | undefined>;
}

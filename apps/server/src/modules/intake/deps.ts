import type { EnterpriseYear } from '@tenglong/domain/enterprise';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';

/** Grades of one year, by credit code, as far as it can be evaluated. */
export interface GradePreview {
  readonly grades: ReadonlyMap<
    string,
    { readonly grade: 'A' | 'B' | 'C' | 'D' | null; readonly total: number | null }
  >;
  readonly screened: ReadonlySet<string>;
}

/** What the intake asks of others: how the grades of a year would come out with these facts. */
export interface IntakeDeps extends Deps {
  readonly previewGrades: (
    tx: Tx,
    year: number,
    enterprises: readonly EnterpriseYear[],
  ) => Promise<GradePreview | undefined>;
}

import type { Promotion } from '@tenglong/domain/evaluation';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';

/** What the projects of the registers give their enterprises in a year (clause 20), each with its entry. */
export type ProjectPromotions = (tx: Tx, year: number) => Promise<readonly Promotion[]>;

/** What the evaluation asks of others. */
export interface EvaluationDeps extends Deps {
  readonly projectPromotions: ProjectPromotions;
}

import { type PlanDocument, sortDocuments } from './document.ts';
import type { Ruling } from './schema/rulings-file.ts';

const RULINGS = 'rulings.yaml';

/** The files of a plan with one of them replaced or added: what a new version over it is made of. */
export function withDocument(
  documents: readonly PlanDocument[],
  path: string,
  value: unknown,
): PlanDocument[] {
  return sortDocuments([...documents.filter((document) => document.path !== path), { path, value }]);
}

type HasRulings = { readonly rulings: readonly Ruling[]; readonly documents: readonly PlanDocument[] };

/**
 * The files of a plan with a ruling made. An earlier ruling on the same contradiction is kept and withdrawn: what was
 * computed under it must still be able to name it. A ruling of the same id is replaced.
 */
export function withRuling(plan: HasRulings, ruling: Ruling): PlanDocument[] {
  const others = plan.rulings
    .filter(({ id }) => id !== ruling.id)
    .map((earlier) => {
      const same = earlier.on.kind === ruling.on.kind && earlier.on.quantity === ruling.on.quantity;
      return same && ruling.status !== 'withdrawn' ? { ...earlier, status: 'withdrawn' as const } : earlier;
    });
  return withDocument(plan.documents, RULINGS, { rulings: [...others, ruling] });
}

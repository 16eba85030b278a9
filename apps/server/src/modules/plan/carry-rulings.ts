import type { PlanDocument } from '@tenglong/domain/plan';
import { z } from 'zod';

const RULINGS = 'rulings.yaml';
const RulingList = z.object({ rulings: z.array(z.looseObject({ id: z.string() })) });

const rulingsOf = (documents: readonly PlanDocument[]) =>
  RulingList.safeParse(documents.find(({ path }) => path === RULINGS)?.value).data?.rulings ?? [];

/** The documents with this list of rulings in place of their own. */
export function withRulings(documents: readonly PlanDocument[], rulings: readonly object[]): PlanDocument[] {
  const others = documents.filter(({ path }) => path !== RULINGS);
  return [...others, { path: RULINGS, value: { rulings } }];
}

/**
 * A folder with the rulings that were made on screen: those in force replace the folder's of the same id and follow
 * after the others. Without any the folder stays as it is.
 */
export function carryRulings(
  folder: readonly PlanDocument[],
  inForce: readonly PlanDocument[],
): readonly PlanDocument[] {
  const own = rulingsOf(folder);
  const made = new Map(rulingsOf(inForce).map((ruling) => [ruling.id, ruling]));
  const replaced = own.map((ruling) => made.get(ruling.id) ?? ruling);
  const added = [...made.values()].filter(({ id }) => !own.some((ruling) => ruling.id === id));
  return replaced.length + added.length === 0 ? folder : withRulings(folder, [...replaced, ...added]);
}

/** The rulings a set of documents holds, as data. */
export const listRulings = rulingsOf;

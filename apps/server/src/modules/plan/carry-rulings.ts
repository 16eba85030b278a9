import { type MergedRulings, mergeRulings, type PlanDocument, type RulingData } from '@tenglong/domain/plan';
import { z } from 'zod';

const RULINGS = 'rulings.yaml';
const RulingList = z.object({ rulings: z.array(z.looseObject({ id: z.string() })) });

/** The rulings a set of documents holds, as data. */
export const listRulings = (documents: readonly PlanDocument[]): readonly RulingData[] =>
  RulingList.safeParse(documents.find(({ path }) => path === RULINGS)?.value).data?.rulings ?? [];

/** The documents with this list of rulings in place of their own. */
export function withRulings(documents: readonly PlanDocument[], rulings: readonly object[]): PlanDocument[] {
  const others = documents.filter(({ path }) => path !== RULINGS);
  return [...others, { path: RULINGS, value: { rulings } }];
}

export interface CarriedRulings extends Pick<MergedRulings, 'conflicts'> {
  readonly documents: readonly PlanDocument[];
}

/** What is in force and what it rests on. */
export interface RulingsInForce {
  readonly documents: readonly PlanDocument[];
  readonly folderRulings: readonly RulingData[];
}

/**
 * A folder with the rulings that were made on screen. Where both the folder and the screen changed one, the folder's
 * arrives unless the ids to keep from the screen say otherwise, and the two are told as a conflict.
 */
export function carryRulings(
  folder: readonly PlanDocument[],
  own: readonly RulingData[],
  inForce: RulingsInForce,
  keepScreen: ReadonlySet<string> = new Set(),
): CarriedRulings {
  const screen = listRulings(inForce.documents);
  const takeFolder = new Set(own.map(({ id }) => id).concat(screen.map(({ id }) => id)));
  for (const id of keepScreen) takeFolder.delete(id);
  const { rulings, conflicts } = mergeRulings(inForce.folderRulings, own, screen, takeFolder);
  const untouched =
    rulings.length === listRulings(folder).length &&
    JSON.stringify(rulings) === JSON.stringify(listRulings(folder));
  return { conflicts, documents: untouched ? folder : withRulings(folder, rulings) };
}

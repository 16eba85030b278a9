import { listAddresses } from '../address-index.ts';
import type { Plan } from '../plan.ts';
import { findAllocationContradictions, findUnsplitTargets } from './allocations.ts';
import type { Contradiction } from './contradiction.ts';
import { findMissingDates } from './dates.ts';
import { findDriveContradictions, findUnknownDriveNames } from './drives.ts';
import { findEnumerationContradictions } from './enumerations.ts';
import { findDoubleRoles, findLeadContradictions, findUnmarkedLeads } from './responsibilities.ts';
import { findStatementContradictions } from './statements.ts';
import { findTotalContradictions } from './totals.ts';
import { findUnsaid } from './unsaid.ts';

/** One way in which a plan can disagree with itself. */
export type Detector = (plan: Plan) => readonly Contradiction[];

/** In the order a reader wants them: figures first, then who answers, then names and dates. */
const DETECTORS: readonly Detector[] = [
  findStatementContradictions,
  findAllocationContradictions,
  findUnsplitTargets,
  findTotalContradictions,
  findEnumerationContradictions,
  findLeadContradictions,
  findDoubleRoles,
  findUnmarkedLeads,
  findDriveContradictions,
  findUnknownDriveNames,
  findMissingDates,
  findUnsaid,
];

/** Every contradiction of a plan, found by rule from its data; nothing about any one plan is written into the rules. */
export function findContradictions(plan: Plan): Contradiction[] {
  const order = new Map(listAddresses(plan).map(({ address }, index) => [address, index]));
  const place = ({ sources }: Contradiction): number => order.get(sources[0]?.address ?? '') ?? order.size;
  return DETECTORS.flatMap((detect) => [...detect(plan)].sort((a, b) => place(a) - place(b)));
}

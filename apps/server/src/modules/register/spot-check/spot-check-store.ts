import type { SpotCheckRow, SpotCheckState } from '@tenglong/contracts/register';
import { type SQL, sql } from 'drizzle-orm';
import { whoWasFirst } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { Problem } from '../../../platform/problem/index.ts';
import type { LoadedRegister } from '../register-library.ts';

export interface StoredCheck {
  id: string;
  number: number;
  registers: string[];
  closed_from: string;
  closed_to: string;
  size: number;
  draw_on: string;
  public_source: string;
  seed: string;
  commitment: string;
  published_on: string;
  published_at: string;
  published_by: string;
  drawn_on: string | null;
  drawn_at: string | null;
  drawn_by: string | null;
  public_value: string;
  population_digest: string | null;
  population: number | null;
  void_at: string | null;
  void_reason: string;
  drawn: number;
  judged: number;
  untrue: number;
}

const COUNTED: SQL = sql`
  select c.*, coalesce(i.drawn, 0) as drawn, coalesce(i.judged, 0) as judged, coalesce(i.untrue, 0) as untrue
  from spot_checks c left join (
    select check_id, count(*) as drawn, count(result) as judged, count(*) filter (where result = 'false') as untrue
    from spot_check_items where drawn group by check_id) i on i.check_id = c.id`;

/** Every spot check, the latest first. One query. */
export const listChecks = (tx: Tx): Promise<StoredCheck[]> =>
  tx.rows<StoredCheck>(sql`${COUNTED} order by c.number desc`);

/** @throws Problem SPOT_CHECK_NOT_FOUND */
export async function getCheck(tx: Tx, number: number): Promise<StoredCheck> {
  const [found] = await tx.rows<StoredCheck>(sql`${COUNTED} where c.number = ${number}`);
  if (!found) throw new Problem('SPOT_CHECK_NOT_FOUND');
  return found;
}

/** The same, held until the transaction ends, so that nobody draws or voids it meanwhile. */
export async function holdCheck(tx: Tx, number: number): Promise<StoredCheck> {
  await tx.rows(sql`select id from spot_checks where number = ${number} for update`);
  return getCheck(tx, number);
}

/** It was neither drawn nor taken back yet. @throws Problem SPOT_CHECK_STATE, with who did */
export async function needUndrawn(tx: Tx, check: StoredCheck): Promise<void> {
  if (check.void_at === null && check.drawn_at === null) return;
  const details = await whoWasFirst(tx, check.id, 'spotCheck.drawn', 'spotCheck.voided');
  throw new Problem('SPOT_CHECK_STATE', { details });
}

export function stateOf(check: StoredCheck, today: string): SpotCheckState {
  if (check.void_at !== null) return 'void';
  if (check.drawn_at === null) return check.draw_on <= today ? 'due' : 'published';
  return check.judged < check.drawn ? 'drawn' : 'finished';
}

/** One spot check as lists and pages show it; a register that the plan has dropped keeps its id for a name. */
export function toRow(check: StoredCheck, registers: readonly LoadedRegister[], today: string): SpotCheckRow {
  const titles = new Map(registers.map(({ register: { file } }) => [file.id, file.shortTitle]));
  const { number, size, population, drawn, judged, untrue } = check;
  return {
    number,
    size,
    population,
    drawn,
    judged,
    untrue,
    state: stateOf(check, today),
    registers: check.registers.map((id) => ({ id, title: titles.get(id) ?? id })),
    closedFrom: check.closed_from,
    closedTo: check.closed_to,
    publishedOn: check.published_on,
    drawOn: check.draw_on,
    drawnOn: check.drawn_on,
  };
}

/** The stages of a register that are done with proof: what left the list undone is no closing. */
export const closedStages = ({ register: { file } }: LoadedRegister): string[] =>
  file.stages.filter(({ kind }) => kind === 'closed').map(({ id }) => id);

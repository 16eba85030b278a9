import { gunzipSync } from 'node:zlib';
import {
  type EvaluationCapsule,
  type FrozenRun,
  readCapsule,
  rerunCapsule,
  type SchemeRun,
} from '@tenglong/domain/evaluation';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';

/** One run as its row says, without the capsule. */
export interface RunRecord {
  readonly id: string;
  readonly number: number;
  readonly year: number;
  readonly planVersionId: string;
  readonly commitNo: number;
  readonly capsuleHash: string;
  readonly note: string;
  readonly startedAt: string;
  readonly startedBy: string;
}

const RECORD = sql`id, number, year, plan_version_id as "planVersionId", commit_no as "commitNo",
  capsule_hash as "capsuleHash", note, started_at as "startedAt", started_by as "startedBy"`;

/** Newest first. */
export const listRunRecords = (tx: Tx, year?: number): Promise<RunRecord[]> =>
  tx.rows<RunRecord>(sql`
    select ${RECORD} from evaluation_runs where ${year === undefined ? sql`true` : sql`year = ${year}`} order by number desc`);

/** @throws Problem RUN_NOT_FOUND */
export async function getRunRecord(tx: Tx, id: string): Promise<RunRecord> {
  const [found] = await tx.rows<RunRecord>(sql`select ${RECORD} from evaluation_runs where id = ${id}`);
  if (!found) throw new Problem('RUN_NOT_FOUND');
  return found;
}

/** The newest run of a year, if there is one. */
export async function findLatestRun(tx: Tx, year: number): Promise<RunRecord | undefined> {
  const [found] = await tx.rows<RunRecord>(
    sql`select ${RECORD} from evaluation_runs where year = ${year} order by number desc limit 1`,
  );
  return found;
}

/** The frozen capsule as it was stored. */
export async function getCapsuleJson(tx: Tx, id: string): Promise<string> {
  const [found] = await tx.rows<{ capsule: Uint8Array }>(
    sql`select capsule from evaluation_runs where id = ${id}`,
  );
  if (!found) throw new Problem('RUN_NOT_FOUND');
  return gunzipSync(found.capsule).toString('utf8');
}

export const getCapsule = async (tx: Tx, id: string): Promise<EvaluationCapsule> =>
  readCapsule(await getCapsuleJson(tx, id));

/** Runs worked out again from their capsules: a capsule never changes, so neither does what it comes to. */
const kept = new Map<string, FrozenRun>();
const KEPT = 4;

export function keepRun(id: string, run: FrozenRun): void {
  kept.delete(id);
  kept.set(id, run);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
}

/** A run with its columns, ready for explanation and what-if. @throws Problem RUN_NOT_FOUND */
export async function getRun(tx: Tx, id: string): Promise<FrozenRun> {
  const run = kept.get(id) ?? rerunCapsule(await getCapsule(tx, id));
  keepRun(id, run);
  return run;
}

/** Where an enterprise stands in a run. @throws Problem ENTERPRISE_NOT_EVALUATED */
export function findInRun(
  { run }: FrozenRun,
  creditCode: string,
): { readonly scheme: SchemeRun; readonly row: number } {
  for (const scheme of run.schemes) {
    const row = scheme.members.findIndex(({ enterprise }) => enterprise.creditCode === creditCode);
    if (row >= 0) return { scheme, row };
  }
  throw new Problem('ENTERPRISE_NOT_EVALUATED');
}

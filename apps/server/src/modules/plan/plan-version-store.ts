import { randomUUID } from 'node:crypto';
import type { PlanDocument, RulingData } from '@tenglong/domain/plan';
import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/database/index.ts';

export type VersionOrigin = 'folder' | 'edit';
export type VersionStatus = 'draft' | 'active' | 'former';

/** Why a draft cannot be put in force: the place and the sentence. */
export interface VersionFault {
  readonly path: string;
  readonly message: string;
}

/** One immutable state of a plan, without its documents. */
export interface VersionRecord {
  readonly id: string;
  readonly planId: string;
  readonly hash: string;
  readonly origin: VersionOrigin;
  readonly status: VersionStatus;
  readonly parentId: string | null;
  /** The rulings of the folder this version rests on, as the folder gave them. */
  readonly folderRulings: readonly RulingData[];
  /** Files that were changed on screen, as the folder has them: what changed there since is told from them. */
  readonly folderDocuments: readonly PlanDocument[];
  readonly faults: readonly VersionFault[];
  readonly note: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

const RECORD = sql`id, plan_id as "planId", hash, origin, status, parent_id as "parentId",
  folder_rulings as "folderRulings", folder_documents as "folderDocuments", faults, note,
  created_at as "createdAt", created_by as "createdBy"`;

/** The version in force. A product that has loaded no plan yet has none. */
export async function findActiveVersion(tx: Tx): Promise<VersionRecord | undefined> {
  const [found] = await tx.rows<VersionRecord>(
    sql`select ${RECORD} from plan_versions where status = 'active' order by activated_at desc limit 1`,
  );
  return found;
}

export async function findVersion(tx: Tx, id: string): Promise<VersionRecord | undefined> {
  const [found] = await tx.rows<VersionRecord>(sql`select ${RECORD} from plan_versions where id = ${id}`);
  return found;
}

/** A version that is or was in force; what never was is nobody's law. */
export async function findAdoptedVersion(tx: Tx, id: string): Promise<VersionRecord | undefined> {
  const [found] = await tx.rows<VersionRecord>(
    sql`select ${RECORD} from plan_versions where id = ${id} and activated_at is not null`,
  );
  return found;
}

export async function findVersionByHash(
  tx: Tx,
  planId: string,
  hash: string,
): Promise<VersionRecord | undefined> {
  const [found] = await tx.rows<VersionRecord>(
    sql`select ${RECORD} from plan_versions where plan_id = ${planId} and hash = ${hash}`,
  );
  return found;
}

/** Newest first, one page of them. */
export function listVersions(tx: Tx, planId: string, most: number): Promise<VersionRecord[]> {
  return tx.rows<VersionRecord>(
    sql`select ${RECORD} from plan_versions where plan_id = ${planId} order by created_at desc, id limit ${most}`,
  );
}

/** The files of several versions, by version. */
export async function listVersionDocuments(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly PlanDocument[]>> {
  const rows = await tx.rows<{ id: string; documents: PlanDocument[] }>(
    sql`select id, documents from plan_versions where id = any(${sql.param([...ids])}::uuid[])`,
  );
  return new Map(rows.map(({ id, documents }) => [id, documents]));
}

/** The files of a version, as they were read. */
export async function getVersionDocuments(tx: Tx, id: string): Promise<readonly PlanDocument[]> {
  const [found] = await tx.rows<{ documents: PlanDocument[] }>(
    sql`select documents from plan_versions where id = ${id}`,
  );
  return found?.documents ?? [];
}

export interface NewVersion {
  readonly planId: string;
  readonly hash: string;
  readonly origin: VersionOrigin;
  readonly parentId: string | null;
  readonly documents: readonly PlanDocument[];
  readonly folderRulings: readonly RulingData[];
  readonly folderDocuments: readonly PlanDocument[];
  readonly faults?: readonly VersionFault[];
  readonly note: string;
  readonly at: Date;
  readonly by: string;
}

/** Adds a draft; {@link activateVersion} puts it in force. */
export async function addVersion(tx: Tx, version: NewVersion): Promise<string> {
  const id = randomUUID();
  await tx.run(sql`
    insert into plan_versions (id, plan_id, hash, origin, status, parent_id, documents, folder_rulings, folder_documents, faults,
      note, created_at, created_by)
    values (${id}, ${version.planId}, ${version.hash}, ${version.origin}, 'draft', ${version.parentId},
      ${JSON.stringify(version.documents)}::json, ${JSON.stringify(version.folderRulings)}::jsonb,
      ${JSON.stringify(version.folderDocuments)}::json, ${JSON.stringify(version.faults ?? [])}::jsonb, ${version.note}, ${version.at}, ${version.by})`);
  return id;
}

/** Nobody else puts a version in force until the transaction ends; whoever makes one over the one in force asks for it first. */
export async function holdPlan(tx: Tx): Promise<void> {
  await tx.run(sql`lock table plan_versions in exclusive mode`);
}

/** Puts a version in force; the one before becomes a former one and keeps everything computed under it. */
export async function activateVersion(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update plan_versions set status = 'former' where status = 'active' and id <> ${id}`);
  await tx.run(sql`update plan_versions set status = 'active', activated_at = ${at} where id = ${id}`);
}

/** A folder came that is settled in a version that is there already. */
export async function settleFolder(
  tx: Tx,
  id: string,
  { folderRulings, folderDocuments }: Pick<NewVersion, 'folderRulings' | 'folderDocuments'>,
): Promise<void> {
  await tx.run(sql`
    update plan_versions set folder_rulings = ${JSON.stringify(folderRulings)}::jsonb,
      folder_documents = ${JSON.stringify(folderDocuments)}::json where id = ${id}`);
}

/** A former version that came again with the folder waits for somebody to put it in force. */
export async function reopenDraft(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update plan_versions set status = 'draft' where id = ${id} and status = 'former'`);
}

/** The newest draft that waits for a decision. */
export async function findDraft(tx: Tx, planId: string): Promise<VersionRecord | undefined> {
  const [found] = await tx.rows<VersionRecord>(sql`
    select ${RECORD} from plan_versions where plan_id = ${planId} and status = 'draft'
    order by created_at desc limit 1`);
  return found;
}

/** A draft that nobody wants stays in the history as a former version. */
export async function discardDraft(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update plan_versions set status = 'former' where id = ${id} and status = 'draft'`);
}

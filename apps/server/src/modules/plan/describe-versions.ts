import type { PlanVersion } from '@tenglong/contracts/plan';
import { diffPlans, type PlanChange } from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { getActivePlan } from './plan-library.ts';
import { getVersionDocuments, listVersions } from './plan-version-store.ts';

const WORDS = { added: '新增', removed: '删去', changed: '改动' };
const MOST = 200;

const plain = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const describeChange = (change: PlanChange): PlanVersion['changes'][number] => ({
  address: change.address ?? change.file,
  what: `${WORDS[change.kind]} ${change.file} ${change.path}`.trim(),
  before: plain(change.before),
  after: plain(change.after),
});

/** Every version, newest first, each with what it changed over the one it was made over. */
export async function describeVersions(tx: Tx, _scope: Scope): Promise<PlanVersion[]> {
  const { version } = await getActivePlan(tx);
  const records = await listVersions(tx, version.planId);
  const described: PlanVersion[] = [];
  for (const record of records) {
    const documents = await getVersionDocuments(tx, record.id);
    const parent = record.parentId ? await getVersionDocuments(tx, record.parentId) : undefined;
    const changes = parent ? diffPlans({ documents: parent }, { documents }) : [];
    described.push({
      id: record.id,
      hash: record.hash,
      origin: record.origin,
      status: record.status,
      note: record.note,
      createdAt: record.createdAt,
      createdBy: record.createdBy,
      changes: changes.slice(0, MOST).map(describeChange),
    });
  }
  return described;
}

import type { PlanVersion } from '@tenglong/contracts/plan';
import { addressText } from '@tenglong/domain/address';
import {
  CONTRADICTION_TITLES,
  changePlace,
  changeValues,
  diffPlans,
  fileTitle,
  type PlanChange,
  type PlanDocument,
  Ruling,
  type RulingConflict,
  type RulingData,
} from '@tenglong/domain/plan';
import type { Scope } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { carryRulings } from './carry-rulings.ts';
import { getActivePlan } from './plan-library.ts';
import { listVersionDocuments, listVersions, type VersionRecord } from './plan-version-store.ts';

const WORDS = { added: '新增', removed: '删去', changed: '改动' };
/** Newest versions and first changes that one page tells. */
const MOST_VERSIONS = 30;
const MOST_CHANGES = 200;

const describeChange = (change: PlanChange): PlanVersion['changes'][number] => ({
  place: change.address === undefined ? fileTitle(change.file) : addressText(change.address),
  what: [WORDS[change.kind], changePlace(change)].filter((part) => part !== '').join(' '),
  at: `${change.file} ${change.path}`.trim(),
  ...changeValues(change),
});

type Conflict = PlanVersion['conflicts'][number];

function describeSide(ruling: RulingData | undefined): Conflict['folder'] {
  const parsed = Ruling.safeParse(ruling);
  if (!parsed.success) return null;
  const { value, status, reason, author, date } = parsed.data;
  return { value, status, reason, author, date };
}

function describeConflict({ id, folder, screen }: RulingConflict): Conflict[] {
  const made = Ruling.safeParse(screen);
  const side = describeSide(screen);
  if (!made.success || !side) return [];
  const { kind, quantity } = made.data.on;
  const title = Object.entries(CONTRADICTION_TITLES).find(([name]) => name === kind)?.[1] ?? kind;
  return [{ id, title: `${quantity}（${title}）`, folder: describeSide(folder), screen: side }];
}

/** Every version, newest first, each with what it changed over the one it was made over; a draft over the one in force. */
export async function describeVersions(tx: Tx, _scope: Scope): Promise<PlanVersion[]> {
  const { version, plan } = await getActivePlan(tx);
  const records = await listVersions(tx, version.planId, MOST_VERSIONS);
  const parents = records.flatMap(({ parentId }) => parentId ?? []);
  const documents = await listVersionDocuments(tx, [
    ...new Set([...records.map(({ id }) => id), ...parents]),
  ]);
  const { folderRulings } = version;
  const inForce = { documents: plan.documents, folderRulings };
  const over = ({ status, parentId }: VersionRecord): readonly PlanDocument[] | undefined =>
    status === 'draft' ? plan.documents : parentId === null ? undefined : documents.get(parentId);
  return records.map((record) => {
    const own = documents.get(record.id) ?? [];
    const before = over(record);
    const changes = before ? diffPlans({ documents: before }, { documents: own }) : [];
    const conflicts =
      record.status === 'draft' ? carryRulings(own, record.folderRulings, inForce).conflicts : [];
    return {
      id: record.id,
      hash: record.hash,
      origin: record.origin,
      status: record.status,
      note: record.note,
      createdAt: record.createdAt,
      createdBy: record.createdBy,
      changes: changes.slice(0, MOST_CHANGES).map(describeChange),
      changeCount: changes.length,
      faults: [...record.faults],
      conflicts: conflicts.flatMap(describeConflict),
    };
  });
}

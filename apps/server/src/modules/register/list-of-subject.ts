import type { ListedEntry } from '@tenglong/contracts/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { describeListed } from './describe-row.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { listRegisters } from './register-library.ts';

const MOST = 50;

/** Every entry that an enterprise or project stands with on the lists in force, the open ones first. */
export async function listOfSubject(
  tx: Tx,
  actor: Actor,
  subjectId: string,
  today: string,
): Promise<ListedEntry[]> {
  const registers = await listRegisters(tx);
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.subject_id = ${subjectId} and ${withinScope(actor.scope, ENTRY_OWNER)}
    order by e.closed_on nulls first, e.opened_on desc, e.id limit ${MOST}`);
  const party = actingParty(actor, registers[0]?.plan);
  return rows.flatMap((row) => {
    const loaded = registers.find(({ register }) => register.file.id === row.register);
    return loaded ? [describeListed(loaded, toEntry(row, loaded.register), party, today)] : [];
  });
}

import type { HomecomingTake, HomecomingTaken } from '@tenglong/contracts/register';
import { editableFields, type FieldValue } from '@tenglong/domain/register';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { groupRows } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { happenToEntry } from './act-on-entry.ts';
import { actingParty, type ReadingParty } from './acting-party.ts';
import { getRegisterOf } from './entry-store.ts';
import { mayReadEntryField } from './field-rights.ts';
import { parseFields, writeField } from './field-values.ts';
import { getRegister } from './register-library.ts';
import { loadWhoChanged, type WhoChanged } from './who-changed.ts';

type Cell = HomecomingTake['cells'][number];
type Refused = HomecomingTaken['refused'][number];

/**
 * Takes the cells that somebody has looked at, entry by entry: each entry in a transaction of its own, its good cells as
 * one change. A cell that was changed meanwhile is refused by name; it does not keep the others from being taken.
 */
export async function takeHomecoming(
  deps: Deps,
  actor: Actor,
  registerId: string,
  { file, cells }: HomecomingTake,
): Promise<HomecomingTaken> {
  const { plan } = await deps.db.read((tx) => getRegister(tx, registerId));
  const party = actingParty(actor, plan);
  const refused: Refused[] = [];
  let [taken, entries] = [0, 0];
  for (const [entryId, own] of groupRows(cells, (cell) => cell.entryId)) {
    try {
      const done = await takeCells(deps, actor, party, registerId, entryId, own);
      taken += done.taken;
      if (done.taken > 0) entries += 1;
      refused.push(...done.refused);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const message = error.details.map((detail) => detail.message).join('；') || error.message;
      for (const { field } of own) refused.push({ entryId, field, message });
    }
  }
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'register.broughtHome',
      subject: registerId,
      at: deps.clock.now(),
      source: file,
      after: { cells: taken, entries, refused: refused.length },
    }),
  );
  return { cells: taken, entries, refused };
}

/** @returns how many cells of one entry were taken, and why the others were not */
async function takeCells(
  deps: Deps,
  actor: Actor,
  party: ReadingParty,
  registerId: string,
  entryId: string,
  cells: readonly Cell[],
): Promise<{ readonly taken: number; readonly refused: readonly Refused[] }> {
  const refused: Refused[] = [];
  let taken = 0;
  await happenToEntry(deps, actor, entryId, undefined, async (register, tx, entry) => {
    const { file } = register;
    if ((await getRegisterOf(tx, actor.scope, entryId)) !== registerId) throw new Problem('ENTRY_NOT_FOUND');
    const fields = new Map<string, FieldValue>();
    const own = editableFields(register, entry, party);
    let who: WhoChanged | undefined;
    for (const { field, from, to } of cells) {
      // Whose field it is comes first: what it holds is nobody else’s business.
      if (!own.has(field) || !mayReadEntryField(file, field, party)) {
        refused.push({ entryId, field, message: '这一栏不由本单位填' });
        continue;
      }
      const held = entry.fields.get(field);
      const current = held === undefined ? '' : (writeField(held) ?? '');
      if (current === from) {
        for (const [name, value] of parseFields({ fields: file.fields }, { [field]: to }))
          fields.set(name, value);
      } else {
        const label = file.fields[field]?.label ?? field;
        who ??= await loadWhoChanged(tx, [entryId]);
        const message = `“${label}”导出后又被改过（${who(entryId, field)}）`;
        refused.push({ entryId, field, message });
      }
    }
    taken = fields.size;
    // Nothing is left of it: the entry stays as it is.
    return taken === 0 ? undefined : { kind: 'amend', fields };
  });
  return { taken, refused };
}

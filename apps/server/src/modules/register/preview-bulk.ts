import type { BulkAsk, BulkPreview, BulkRow } from '@tenglong/contracts/register';
import { unitName } from '@tenglong/domain/plan';
import {
  type Entry,
  isOneOf,
  type Move,
  type Actor as Party,
  readinessOf,
  type SubjectFacts,
  titleOfStage,
} from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { ENTRY_OWNER } from './entry-owner.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { parseFields } from './field-values.ts';
import { withEvent } from './grant.ts';
import { missingWords } from './missing-words.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { loadStepFacts } from './step-facts.ts';

interface Ticked {
  readonly entry: Entry;
  readonly subject: SubjectFacts;
}

/** Why a step is not an entry's to take, or not this party's; nothing if it is only a matter of what it lacks. */
function barred(
  { register: { file } }: LoadedRegister,
  move: Move,
  entry: Entry,
  party: Party,
): string | undefined {
  if (entry.heldSince !== null) return '正在暂停计时';
  if (!move.from.includes(entry.stage)) return `现在是“${titleOfStage(file, entry.stage)}”，不办这一步`;
  return isOneOf(move.by, entry, party) ? undefined : '这一步不由本单位办';
}

function rowOf(
  loaded: LoadedRegister,
  { entry, subject }: Ticked,
  move: Move,
  party: Party,
  ask: BulkAsk,
  today: string,
): BulkRow {
  const { register, plan } = loaded;
  const bar = barred(loaded, move, entry, party);
  const fields = parseFields(register.file, ask.fields);
  const { missing } = readinessOf(register, entry, move, {
    actor: party,
    today,
    subject,
    fields,
    reason: ask.reason,
  });
  const lacks = bar === undefined ? missing.map((one) => missingWords(loaded, one).message) : [bar];
  return {
    entryId: entry.id,
    subjectName: entry.subject.name,
    unitName: entry.unit === null ? plan.meta.county.name : unitName(plan, entry.unit),
    stageTitle: titleOfStage(register.file, entry.stage),
    revision: entry.revision,
    ok: lacks.length === 0,
    missing: lacks,
  };
}

/**
 * What one step would do to everything that is ticked: who can take it, and what the others still lack, by the same facts
 * that each step is judged by. Nothing is done.
 *
 * @throws Problem REGISTER_NOT_FOUND, INPUT_INVALID
 */
export async function previewBulk(
  tx: Tx,
  actor: Actor,
  registerId: string,
  ask: BulkAsk,
  today: string,
): Promise<BulkPreview> {
  const loaded = await getRegister(tx, registerId);
  const { register, plan } = loaded;
  const { file } = register;
  const party = actingParty(actor, plan);
  const stored = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e where e.id::text = any(${sql.param(ask.ids)}::text[])
      and e.register = ${registerId} and ${withinScope(actor.scope, ENTRY_OWNER)}
    order by e.due_on nulls last, e.id`);
  const entries = stored.map((row) => toEntry(row, register));
  // A step is judged by what it brings.
  const fields = parseFields(file, ask.fields);
  const brought = entries.map((entry) => withEvent(entry, { kind: 'amend', fields }));
  const factsOf = await loadStepFacts(tx, loaded, brought, today);
  const ticked = entries.map((entry): Ticked => ({ entry, subject: factsOf(entry) }));
  const open = file.moves.filter((move) =>
    ticked.some(({ entry }) => barred(loaded, move, entry, party) === undefined),
  );
  const moves = open.map((move) => ({
    move: move.id,
    title: move.title,
    toTitle: move.to === undefined ? null : titleOfStage(file, move.to),
    needsReason: move.reason,
    fields: move.fields,
    can: ticked.filter((one) => rowOf(loaded, one, move, party, ask, today).ok).length,
  }));
  const first = [...moves].sort((a, b) => b.can - a.can)[0];
  const chosen = open.find(({ id }) => id === (ask.move ?? first?.move)) ?? open[0];
  const rows = chosen ? ticked.map((one) => rowOf(loaded, one, chosen, party, ask, today)) : [];
  return {
    sentence: bulkSentence(chosen, rows, ticked.length, file.measure),
    moves,
    move: chosen?.id ?? null,
    rows,
  };
}

/** `“交属地核实”影响 14 家，另 2 家办不了` */
function bulkSentence(
  move: Move | undefined,
  rows: readonly BulkRow[],
  all: number,
  measure: string,
): string {
  if (!move) return `所选 ${all} ${measure}现在没有本单位能办的步骤`;
  const can = rows.filter(({ ok }) => ok).length;
  const rest = rows.length - can;
  return `“${move.title}”影响 ${can} ${measure}${rest > 0 ? `，另 ${rest} ${measure}办不了` : ''}`;
}

import type { EntryDetail, EntryRow, MoveText } from '@tenglong/contracts/register';
import { departmentNames, unitName } from '@tenglong/domain/plan';
import {
  allowedMoves,
  type Entry,
  lightOf,
  type Move,
  type Actor as Party,
  type SubjectFacts,
  titleOfStage,
} from '@tenglong/domain/register';
import { daysBetween } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { actingParty } from './acting-party.ts';
import { getEntry, getRegisterOf } from './entry-store.ts';
import { listEvents } from './event-store.ts';
import { eventWords } from './event-words.ts';
import { writeFields } from './field-values.ts';
import { missingWords } from './missing-words.ts';
import { partyName } from './party-name.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { loadSubjectFacts } from './subject-facts.ts';

/** The step that leads on from a stage; none where it ends. */
function nextMove({ register: { file } }: LoadedRegister, { stage, heldSince }: Entry): Move | undefined {
  if (heldSince !== null) return undefined;
  const kind = file.stages.find(({ id }) => id === stage)?.kind;
  if (kind !== 'open') return undefined;
  return file.moves.find(({ from, to, back }) => from.includes(stage) && to !== undefined && !back);
}

/** One line of the list. Lights are those of the day, from the entry alone. */
export function describeRow(
  loaded: LoadedRegister,
  entry: Entry,
  party: Party,
  today: string,
  subject?: SubjectFacts,
): EntryRow {
  const { register, plan } = loaded;
  const { light, title } = lightOf(register, entry, today, subject);
  const next = nextMove(loaded, entry);
  const mine =
    next !== undefined &&
    allowedMoves(register, entry, { actor: party, today }).some(({ move }) => move === next.id);
  return {
    id: entry.id,
    register: entry.register,
    subjectId: entry.subject.id,
    subjectName: entry.subject.name,
    unitId: entry.unit,
    unitName: entry.unit === null ? plan.meta.county.name : unitName(plan, entry.unit),
    stage: entry.stage,
    stageTitle: titleOfStage(register.file, entry.stage),
    light: { light, title },
    dueOn: entry.dueOn,
    leftDays: entry.dueOn === null || entry.closedOn !== null ? null : daysBetween(today, entry.dueOn),
    fields: writeFields(entry.fields),
    next: next
      ? { title: next.title, by: next.by.map((one) => partyName(plan, one)).join('、'), mine }
      : null,
    revision: entry.revision,
  };
}

/** An entry with everything a person needs to take its next step. @throws Problem ENTRY_NOT_FOUND */
export async function describeEntry(tx: Tx, actor: Actor, id: string, today: string): Promise<EntryDetail> {
  const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, id));
  const { register, plan } = loaded;
  const entry = await getEntry(tx, actor.scope, register, id);
  const subject = await loadSubjectFacts(tx, entry.subject.id);
  const party = actingParty(actor);
  const names = await displayNames(tx, entry);
  const wanted = register.stages.get(entry.stage)?.signatures ?? [];
  return {
    ...describeRow(loaded, entry, party, today, subject),
    openedOn: entry.openedOn,
    stageSince: entry.stageSince,
    closedOn: entry.closedOn,
    heldSince: entry.heldSince,
    evidence: entry.evidence.map(({ kind, file, by, on }) => ({
      kind,
      label: register.file.evidence[kind]?.label ?? kind,
      file,
      by: names.get(by) ?? by,
      on,
    })),
    signatures: wanted.map((department) => {
      const signed = entry.signatures.find((one) => one.department === department);
      return {
        department: departmentNames(plan, [department]),
        by: signed ? (names.get(signed.by) ?? signed.by) : null,
        on: signed?.on ?? null,
      };
    }),
    maySign:
      party.party === 'department' &&
      wanted.includes(party.of) &&
      !entry.signatures.some(({ department }) => department === party.of),
    moves: describeMoves(loaded, entry, party, today, subject),
    events: (await listEvents(tx, id)).map((event) => ({
      revision: event.revision,
      ...eventWords(loaded, event),
      by: event.actorName,
      on: event.on,
      at: event.at,
    })),
  };
}

function describeMoves(
  loaded: LoadedRegister,
  entry: Entry,
  party: Party,
  today: string,
  subject: SubjectFacts,
): MoveText[] {
  const { register } = loaded;
  const has = (kind: string) =>
    new Set(entry.evidence.filter((piece) => piece.kind === kind).map(({ file }) => file)).size;
  return allowedMoves(register, entry, { actor: party, today, subject }).flatMap((allowed) => {
    const move = register.moves.get(allowed.move);
    if (!move) return [];
    return [
      {
        move: move.id,
        title: move.title,
        toTitle: move.to === undefined ? null : titleOfStage(register.file, move.to),
        back: move.back,
        needsReason: move.reason,
        fields: move.fields,
        evidence: move.evidence.map(({ kind, atLeast }) => ({
          kind,
          label: register.file.evidence[kind]?.label ?? kind,
          have: has(kind),
          need: atLeast,
        })),
        missing: allowed.missing.map((one) => missingWords(loaded, one)),
      },
    ];
  });
}

/** Names of the people in an entry's evidence and signatures, by user id. */
async function displayNames(tx: Tx, entry: Entry): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set([...entry.evidence, ...entry.signatures].map(({ by }) => by))];
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`select id::text, display_name as name from users where id::text = any(${sql.param(ids)}::text[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

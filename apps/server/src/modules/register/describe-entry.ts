import { Grade } from '@tenglong/contracts/page';
import type { EntryDetail, MoveText } from '@tenglong/contracts/register';
import { departmentNames } from '@tenglong/domain/plan';
import {
  allowedMoves,
  barOf,
  conditionsOf,
  type Entry,
  editableFields,
  forwardMoves,
  isOneOf,
  type Missing,
  type Move,
  nextStep,
  type Readiness,
  readinessOf,
  type SubjectFacts,
  stageLine,
  titleOfStage,
} from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { standingOf } from '../policy/index.ts';
import { actingParty, type ReadingParty } from './acting-party.ts';
import { describeListed } from './describe-row.ts';
import { loadFactsFor } from './entry-facts.ts';
import { getEntry, getRegisterOf } from './entry-store.ts';
import { type KeptEvent, listEvents } from './event-store.ts';
import { eventWords } from './event-words.ts';
import { mayReadEntryField, mayReadEvidence } from './field-rights.ts';
import { evidenceSpecs, fieldGroups, fieldSpecs } from './field-spec.ts';
import { writeFields } from './field-values.ts';
import { applicationOf, withStanding } from './grant.ts';
import { missingWords } from './missing-words.ts';
import { listPhotos, type StoredPhoto } from './photo-store.ts';
import { loadInterlock, withInterlock } from './promise/interlock.ts';
import { getRegister, type LoadedRegister } from './register-library.ts';
import { checkSeals } from './seal.ts';

/** An entry with everything a person needs to take its next step. @throws Problem ENTRY_NOT_FOUND */
export async function describeEntry(tx: Tx, actor: Actor, id: string, today: string): Promise<EntryDetail> {
  const loaded = await getRegister(tx, await getRegisterOf(tx, actor.scope, id));
  const { register, plan } = loaded;
  const entry = await getEntry(tx, actor.scope, register, id);
  const facts = await loadFactsFor(tx, loaded, entry, today);
  const application = applicationOf(loaded, entry);
  const standing = application && (await standingOf(tx, application, today));
  const standingFacts = withStanding(facts, standing);
  const interlock = await loadInterlock(tx, loaded, entry, today, standingFacts);
  const subject = withInterlock(standingFacts, loaded, interlock);
  const party = actingParty(actor, loaded.plan);
  const names = await displayNames(tx, entry);
  // Most entries have nothing in their dossier; only those with something are asked about.
  const photos = entry.evidence.length > 0 ? await listPhotos(tx, id) : [];
  const { file } = register;
  const events = await listEvents(tx, id);
  // Who is no user, like the demo's own hand, has signed the record all the same.
  const nameOf = (by: string): string =>
    names.get(by) ?? events.find(({ actorId }) => actorId === by)?.actorName ?? by;
  const line = stageLine(register, entry.stage);
  const grade = Grade.safeParse(subject('grade', 0));
  const wanted = register.stages.get(entry.stage)?.signatures ?? [];
  return {
    ...describeListed(loaded, entry, party, today, subject),
    fields: Object.fromEntries(
      Object.entries(writeFields(entry.fields)).filter(([name]) => mayReadEntryField(file, name, party)),
    ),
    registerShortTitle: file.shortTitle,
    pledges: file.receives !== undefined || file.promises.length > 0 || file.interlocks.length > 0,
    policy: file.policy?.id ?? null,
    subject: file.subject,
    subjectLabel: file.subjectLabel,
    grade: grade.success ? grade.data : null,
    line: { stages: line.stages.map((one) => ({ id: one, title: titleOfStage(file, one) })), at: line.at },
    fieldSpecs: fieldSpecs(file, party),
    fieldGroups: fieldGroups(file),
    evidenceSpecs: evidenceSpecs(file),
    step: describeStep(loaded, entry, party, today, subject),
    ...mayDo(loaded, actor, entry, party),
    openedOn: entry.openedOn,
    stageSince: entry.stageSince,
    closedOn: entry.closedOn,
    heldSince: entry.heldSince,
    evidence: entry.evidence
      .filter(({ kind }) => mayReadEvidence(file, kind, party))
      .map(({ kind, file, by, on }) => ({
        kind,
        label: register.file.evidence[kind]?.label ?? kind,
        file,
        by: nameOf(by),
        on,
        ...photoWords(photos.find((photo) => photo.file === file)),
      })),
    signatures: wanted.map((department) => {
      const signed = entry.signatures.find((one) => one.department === department);
      return {
        department: departmentNames(plan, [department]),
        by: signed ? nameOf(signed.by) : null,
        on: signed?.on ?? null,
      };
    }),
    maySign:
      party.party === 'department' &&
      wanted.includes(party.of) &&
      !entry.signatures.some(({ department }) => department === party.of),
    moves: describeMoves(loaded, entry, party, today, subject),
    seal: file.sealed ? checkSeals(id, events) : null,
    hears: file.publication !== undefined,
    falseClosing: entry.closedOn === null ? null : falseClosingOf(events),
    events: events.map((event) => ({
      revision: event.revision,
      ...eventWords(loaded, event),
      by: event.actorName,
      on: event.on,
      at: event.at,
    })),
  };
}

/** What the last finding of a spot check says, if it says that the closing is false and nothing was done since. */
function falseClosingOf(events: readonly KeptEvent[]): EntryDetail['falseClosing'] {
  const last = events.find(({ kind }) => kind === 'inspect' || kind === 'move');
  if (last?.kind !== 'inspect' || last.body.result !== 'false') return null;
  return { check: Number(last.body.check), reason: String(last.body.reason), on: last.on };
}

/** What else the reader may do to an entry, besides its moves. */
function mayDo({ register }: LoadedRegister, actor: Actor, entry: Entry, party: ReadingParty) {
  const { holds } = register.file;
  const mayAct = actor.permissions.has('register.act');
  const running = mayAct && entry.closedOn === null;
  const mayHold = running && holds !== undefined && isOneOf(holds.by, entry, party);
  return {
    mayAct,
    mayComment: actor.permissions.has('register.comment'),
    holdReasons: mayHold && entry.heldSince === null ? holds.reasons : [],
    mayResume: mayHold && entry.heldSince !== null,
    mayExtend: running && party.party === 'office' && !register.stages.get(entry.stage)?.deadline?.fixed,
  };
}

function moveText(
  loaded: LoadedRegister,
  entry: Entry,
  party: ReadingParty,
  moveId: string,
  readiness: Pick<Readiness, 'missing' | 'open'>,
): MoveText[] {
  const { register } = loaded;
  const { missing } = readiness;
  const move = register.moves.get(moveId);
  if (!move) return [];
  const has = (kind: string) =>
    new Set(entry.evidence.filter((piece) => piece.kind === kind).map(({ file }) => file)).size;
  return [
    {
      move: move.id,
      title: move.title,
      toTitle: move.to === undefined ? null : titleOfStage(register.file, move.to),
      back: move.back,
      needsReason: move.reason,
      fields: move.fields.filter((name) => register.file.fields[name]?.computed === undefined),
      evidence: move.evidence.map(({ kind, atLeast }) => ({
        kind,
        label: register.file.evidence[kind]?.label ?? kind,
        have: has(kind),
        need: atLeast,
      })),
      missing: missing.map((one) => missingWords(loaded, one)),
      conditions: conditionText(loaded, entry, party, move, readiness),
      barred: barWords(loaded, entry, move, missing),
    },
  ];
}

function conditionText(
  { register }: LoadedRegister,
  entry: Entry,
  party: ReadingParty,
  move: Move,
  readiness: Pick<Readiness, 'missing' | 'open'>,
): MoveText['conditions'] {
  const { fields, optional, evidence } = conditionsOf(register, entry, move, readiness);
  const own = editableFields(register, entry, party);
  return {
    fields: fields.filter((name) => own.has(name)),
    optional: optional.filter((name) => own.has(name)),
    evidence: evidence.map((kind) => ({
      kind,
      label: register.file.evidence[kind]?.label ?? kind,
      have: 0,
      need: 1,
    })),
  };
}

function barWords(
  loaded: LoadedRegister,
  entry: Entry,
  move: Move,
  missing: readonly Missing[],
): string | null {
  const bar = barOf(loaded.register, entry, move, missing);
  if (!bar) return null;
  const { message, remedy } = missingWords(loaded, bar);
  return `${message}；${remedy}`;
}

function describeMoves(
  loaded: LoadedRegister,
  entry: Entry,
  party: ReadingParty,
  today: string,
  subject: SubjectFacts,
): MoveText[] {
  return allowedMoves(loaded.register, entry, { actor: party, today, subject }).flatMap((allowed) =>
    moveText(loaded, entry, party, allowed.move, allowed),
  );
}

/** The move that leads on, whoever makes it: where signatures are awaited, the one they are for. */
function describeStep(
  loaded: LoadedRegister,
  entry: Entry,
  party: ReadingParty,
  today: string,
  subject: SubjectFacts,
): MoveText | null {
  const { register } = loaded;
  const step = nextStep(register, entry, today, subject);
  const move =
    step?.kind === 'sign'
      ? forwardMoves(register, entry.stage)[0]
      : step?.kind === 'move'
        ? step.move
        : undefined;
  if (!move) return null;
  const readiness = readinessOf(register, entry, move, { actor: party, today, subject });
  return moveText(loaded, entry, party, move.id, readiness)[0] ?? null;
}

/** When and where a photo was taken, as far as it is known. */
function photoWords(
  photo: StoredPhoto | undefined,
): Pick<EntryDetail['evidence'][number], 'takenAt' | 'place'> {
  const { takenAt = null, lat = null, lon = null, placeFrom = null } = photo ?? {};
  const place = lat === null || lon === null || placeFrom === null ? null : { lat, lon, from: placeFrom };
  return { takenAt, place };
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

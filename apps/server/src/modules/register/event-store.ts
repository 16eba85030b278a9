import type { Entry, RegisterEvent } from '@tenglong/domain/register';
import type { Trace } from '@tenglong/domain/rule';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Origin } from './entry-store.ts';
import { writeFields } from './field-values.ts';
import { sealText } from './seal.ts';

/** An event as it is kept: its kind, what was said, and the stage it led to. */
export interface KeptEvent {
  readonly revision: number;
  readonly kind: RegisterEvent['kind'] | 'open';
  readonly body: Record<string, unknown>;
  readonly stage: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly on: string;
  readonly at: string;
  /** SHA-256 of the seal before it and of the event; none on events written before there were seals. */
  readonly seal: string | null;
}

export interface NewEvent {
  readonly entryId: string;
  readonly revision: number;
  readonly event:
    | RegisterEvent
    | ({ readonly kind: 'open'; readonly fields: Entry['fields'] } & Partial<Origin>);
  readonly stage: string;
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  readonly planVersionId: string;
  readonly traces: readonly Trace[];
  /** Of an event that came with an office's own workbook: its row there, and how the entry stood before. */
  readonly origin?: Origin & { readonly before: Record<string, unknown> };
}

/** What was said, without the kind: fields in their written form. */
export function eventBody(event: NewEvent['event']): Record<string, unknown> {
  const { kind: _kind, ...told } = event;
  const { computed = new Map(), ...rest } = 'computed' in told ? told : { ...told, computed: undefined };
  // What the platform filled in with a step stands in the dossier like what was typed.
  const fields = new Map([...('fields' in rest ? (rest.fields ?? []) : []), ...computed]);
  return fields.size > 0 || 'fields' in rest ? { ...rest, fields: writeFields(fields) } : rest;
}

/** An event as its row is written, with the text that its seal is made of. */
function toRow({ entryId, revision, event, stage, actor, on, at, planVersionId, traces, origin }: NewEvent) {
  const row = {
    entryId,
    revision,
    kind: event.kind,
    body: { ...eventBody(event), ...origin },
    stage,
    actorId: actor.userId ?? actor.account,
    actorName: actor.displayName,
    on,
    at: at.toISOString(),
  };
  return { ...row, planVersionId, traces, text: sealText(row) };
}

/**
 * Appends events, each of another entry, in one statement: sealed together with the one before it. The key of entry and
 * revision lets nobody write the same step twice.
 */
export async function addEvents(tx: Tx, added: readonly NewEvent[]): Promise<void> {
  if (added.length === 0) return;
  await tx.run(sql`
    insert into register_events (entry_id, revision, kind, body, stage, actor_id, actor_name, happened_on, at,
      plan_version_id, traces, seal)
    select n."entryId", n."revision", n."kind", n."body", n."stage", n."actorId", n."actorName", n."on", n."at",
      n."planVersionId", n."traces",
      encode(sha256(convert_to(coalesce(b.seal, '') || n."text", 'UTF8')), 'hex')
    from jsonb_to_recordset(${JSON.stringify(added.map(toRow))}::jsonb) as n("entryId" uuid, "revision" int, "kind" text,
      "body" jsonb, "stage" text, "actorId" text, "actorName" text, "on" date, "at" timestamptz, "planVersionId" uuid,
      "traces" jsonb, "text" text)
    left join register_events b on b.entry_id = n."entryId" and b.revision = n."revision" - 1`);
}

/** Appends one event. */
export const addEvent = (tx: Tx, added: NewEvent): Promise<void> => addEvents(tx, [added]);

/** The latest month that was reported of an entry. */
export async function latestReport(tx: Tx, entryId: string): Promise<string | undefined> {
  const [row] = await tx.rows<{ period: string | null }>(sql`
    select max(body->>'period') as period from register_events where entry_id = ${entryId} and kind = 'report'`);
  return row?.period ?? undefined;
}

/** Everything that happened to an entry, the latest first. */
export const listEvents = (tx: Tx, entryId: string): Promise<KeptEvent[]> =>
  tx.rows<KeptEvent>(sql`
    select revision, kind, body, stage, actor_id as "actorId", actor_name as "actorName", happened_on as "on", at, seal
    from register_events where entry_id = ${entryId} order by revision desc`);

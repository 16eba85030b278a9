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
    | ({ readonly kind: 'open'; readonly fields?: Entry['fields'] } & Partial<Origin>);
  readonly stage: string;
  readonly actor: Actor;
  readonly on: string;
  readonly at: Date;
  readonly planVersionId: string;
  readonly traces: readonly Trace[];
}

/** What was said, without the kind: fields in their written form. */
export function eventBody(event: NewEvent['event']): Record<string, unknown> {
  const { kind: _kind, ...rest } = event;
  return 'fields' in rest && rest.fields ? { ...rest, fields: writeFields(rest.fields) } : rest;
}

/** Appends an event; the key of entry and revision lets nobody write the same step twice. */
export async function addEvent(tx: Tx, added: NewEvent): Promise<void> {
  const { entryId, revision, event, stage, actor, on, at, planVersionId, traces } = added;
  const actorId = actor.userId ?? actor.account;
  const body = eventBody(event);
  const text = sealText({
    entryId,
    revision,
    kind: event.kind,
    body,
    stage,
    actorId,
    on,
    at: at.toISOString(),
  });
  const before = sql`(select seal from register_events where entry_id = ${entryId} and revision = ${revision - 1})`;
  await tx.run(sql`
    insert into register_events (entry_id, revision, kind, body, stage, actor_id, actor_name, happened_on, at,
      plan_version_id, traces, seal)
    values (${entryId}, ${revision}, ${event.kind}, ${JSON.stringify(body)}, ${stage},
      ${actorId}, ${actor.displayName}, ${on}, ${at.toISOString()}, ${planVersionId}, ${JSON.stringify(traces)},
      encode(sha256(convert_to(coalesce(${before}, '') || ${text}, 'UTF8')), 'hex'))`);
}

/** Everything that happened to an entry, the latest first. */
export const listEvents = (tx: Tx, entryId: string): Promise<KeptEvent[]> =>
  tx.rows<KeptEvent>(sql`
    select revision, kind, body, stage, actor_id as "actorId", actor_name as "actorName", happened_on as "on", at, seal
    from register_events where entry_id = ${entryId} order by revision desc`);

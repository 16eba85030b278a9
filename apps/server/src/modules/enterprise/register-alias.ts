import { randomUUID } from 'node:crypto';
import type { NewAlias } from '@tenglong/contracts/enterprise';
import { cleanName, readCreditCode } from '@tenglong/domain/enterprise';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import { getEnterprise } from './describe-dossier.ts';

export interface AliasOf extends NewAlias {
  readonly creditCode: string;
  readonly batchId: string | null;
}

/** The form in which an alias is looked up. */
function keyOf({ kind, value }: Pick<NewAlias, 'kind' | 'value'>): string {
  if (kind === 'name') return cleanName(value);
  const reading = readCreditCode(value);
  return reading.kind === 'none' ? value.trim().toUpperCase() : reading.code;
}

/** Keeps an earlier name or code of an enterprise. @throws Problem ALIAS_TAKEN if it is somebody's present one */
export async function registerAlias(
  tx: Tx,
  alias: AliasOf,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<string> {
  const key = keyOf(alias);
  const [taken] = await tx.rows(
    alias.kind === 'name'
      ? sql`select 1 from enterprises where name_key = ${key} and credit_code = ${alias.creditCode}`
      : sql`select 1 from enterprises where credit_code = ${key}`,
  );
  if (taken) throw new Problem('ALIAS_TAKEN');
  const id = randomUUID();
  await tx.run(sql`
    insert into enterprise_aliases (id, credit_code, kind, value, value_key, valid_from, valid_to, note, batch_id,
      made_at, made_by)
    values (${id}, ${alias.creditCode}, ${alias.kind}, ${alias.value}, ${key}, ${alias.from}, ${alias.to}, ${alias.note},
      ${alias.batchId}, ${at}, ${by})`);
  return id;
}

/** 登记曾用名或旧代码. @throws Problem ENTERPRISE_NOT_FOUND, ALIAS_TAKEN */
export function addAlias(deps: Deps, actor: Actor, creditCode: string, asked: NewAlias): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await getEnterprise(tx, actor.scope, creditCode);
    const at = deps.clock.now();
    await registerAlias(tx, { ...asked, creditCode, batchId: null }, { by: actor.displayName, at });
    await recordAudit(tx, { actor, action: 'enterprise.aliased', subject: creditCode, at, after: asked });
  });
}

/** Takes one back; rows that were placed by it stay where they are until their workbook is read again. @throws Problem NOT_FOUND */
export function withdrawAlias(deps: Deps, actor: Actor, creditCode: string, id: string): Promise<void> {
  return deps.db.transaction(async (tx) => {
    await getEnterprise(tx, actor.scope, creditCode);
    const at = deps.clock.now();
    const [gone] = await tx.rows<{ value: string }>(sql`
      update enterprise_aliases set withdrawn_at = ${at}
      where id = ${id} and credit_code = ${creditCode} and withdrawn_at is null returning value`);
    if (!gone) throw new Problem('NOT_FOUND');
    await recordAudit(tx, {
      actor,
      action: 'enterprise.aliasWithdrawn',
      subject: creditCode,
      at,
      before: gone,
    });
  });
}

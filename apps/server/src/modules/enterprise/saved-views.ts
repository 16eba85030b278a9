import { randomUUID } from 'node:crypto';
import type { NewView, SavedView } from '@tenglong/contracts/enterprise';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { isUniqueViolation, type Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';

/** One's own saved filters of a page and those that others share, by name. */
export const listViews = (tx: Tx, actor: Actor, page: string): Promise<SavedView[]> =>
  tx.rows<SavedView>(sql`
    select id, page, name, search, shared, owner from saved_views
    where page = ${page} and (owner = ${actor.account} or shared) order by name, owner`);

/**
 * Keeps the filter and column set of a page under a name. What everybody is shown is for the office to publish.
 * @throws Problem VIEW_NAME_TAKEN, NOT_ALLOWED
 */
export async function saveView(deps: Deps, actor: Actor, view: NewView): Promise<SavedView> {
  if (view.shared && !actor.permissions.has('enterprise.shareView')) {
    throw new Problem('NOT_ALLOWED', { context: { permission: 'enterprise.shareView' } });
  }
  const id = randomUUID();
  const at = deps.clock.now();
  try {
    await deps.db.transaction(async (tx) => {
      await tx.run(sql`insert into saved_views (id, page, name, search, shared, owner, made_at)
        values (${id}, ${view.page}, ${view.name}, ${view.search}, ${view.shared}, ${actor.account}, ${at})`);
      await recordAudit(tx, { actor, action: 'enterprise.viewSaved', subject: id, at, after: view });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('VIEW_NAME_TAKEN');
    throw error;
  }
  return { id, owner: actor.account, ...view };
}

/** Deletes one's own view. @throws Problem NOT_FOUND for another's or none */
export async function deleteView(deps: Deps, actor: Actor, id: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const gone = await tx.run(sql`delete from saved_views where id = ${id} and owner = ${actor.account}`);
    if (gone === 0) throw new Problem('NOT_FOUND');
    await recordAudit(tx, { actor, action: 'enterprise.viewDeleted', subject: id, at: deps.clock.now() });
  });
}

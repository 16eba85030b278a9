import { decimal, toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { getFunds, needKeeper } from '../money/index.ts';
import { standingOf } from '../policy/index.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { applicationOf } from './grant.ts';
import { listRegisters } from './register-library.ts';

/**
 * Works out what every application under way comes to today: what was decided, else what the policy computes by the facts
 * of the day. A sum that cannot be told yet stays unknown. Each application is read on its own, so that nobody waits.
 *
 * @returns how many were worked out
 */
export async function forecastMoney(deps: Deps, actor: Actor): Promise<number> {
  await deps.db.read(async (tx) => needKeeper(await getFunds(tx), actor));
  return refreshForecast(deps, actor);
}

/** The same for the platform itself, once a day; nothing is written down where no application is under way. */
export async function refreshForecast(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<number> {
  const today = deps.clock.today();
  const open = await deps.db.read(async (tx) => {
    const found: string[] = [];
    for (const { register } of await listRegisters(tx)) {
      const { file } = register;
      if (!file.money || !file.policy) continue;
      const booked = new Set(file.money.standing.flatMap((one) => one.in));
      const stages = file.stages
        .filter(({ id, kind }) => kind === 'open' && !booked.has(id))
        .map(({ id }) => id);
      const rows = await tx.rows<{ id: string }>(sql`
        select id from register_entries where register = ${file.id} and stage = any(${sql.param(stages)}::text[])`);
      found.push(...rows.map(({ id }) => id));
    }
    return found;
  });
  if (open.length === 0) return 0;
  for (const id of open) {
    await deps.db.transaction(async (tx) => {
      const [row] = await tx.rows<StoredEntry>(
        sql`select ${ENTRY_COLUMNS} from register_entries e where e.id = ${id}`,
      );
      const loaded = (await listRegisters(tx)).find(({ register }) => register.file.id === row?.register);
      const application = row && loaded && applicationOf(loaded, toEntry(row, loaded.register));
      if (!application) return;
      const { determination } = await standingOf(tx, application, today);
      const decided = application.entry.fields.get(application.rule.decided);
      const computed = determination?.verdict === 'eligible' ? determination.amountYuan : undefined;
      const none = determination?.verdict === 'ineligible' ? '0.00' : null;
      const amount =
        decided !== null && typeof decided === 'object' ? toDecimalString(decided, 2) : (computed ?? none);
      await tx.run(sql`
        insert into money_forecasts (entry_id, amount, computed_on)
        values (${id}, ${amount === null ? null : toDecimalString(decimal(amount), 2)}, ${today})
        on conflict (entry_id) do update set amount = excluded.amount, computed_on = excluded.computed_on`);
    });
  }
  await deps.db.transaction((tx) =>
    recordAudit(tx, {
      actor,
      action: 'money.forecast',
      subject: 'budget',
      at: deps.clock.now(),
      after: { applications: open.length },
    }),
  );
  return open.length;
}

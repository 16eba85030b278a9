import { decimal, toDecimalString } from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { turns } from '../../platform/turns/index.ts';
import { getFunds, needKeeper } from '../money/index.ts';
import {
  type Application,
  type HeldApplication,
  holdApplications,
  judgeApplication,
} from '../policy/index.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from './entry-store.ts';
import { applicationOf } from './grant.ts';
import { registersInForce } from './register-library.ts';

/**
 * Works out what every application under way comes to today: what was decided, else what the policy computes by the facts
 * of the day. A sum that cannot be told yet stays unknown.
 *
 * @returns how many were worked out
 */
export async function forecastMoney(deps: Deps, actor: Actor): Promise<number> {
  await deps.db.read(async (tx) => needKeeper(await getFunds(tx), actor));
  return refreshForecast(deps, actor);
}

/**
 * The same for the platform itself, once a day; nothing is written down where no application is under way. All are read at
 * once and judged one after another, so that nobody waits; an application that changed meanwhile keeps what it had.
 */
export async function refreshForecast(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<number> {
  const today = deps.clock.today();
  const { open, holding } = await deps.db.read(async (tx) => {
    const found = await listUnbooked(tx);
    return { open: found, holding: await holdApplications(tx, found, today) };
  });
  if (open.length === 0) return 0;
  const pause = turns();
  const amounts: (string | null)[] = [];
  for (const application of open) {
    amounts.push(amountOf(application, holding(application)));
    await pause();
  }
  await deps.db.transaction(async (tx) => {
    await tx.run(sql`
      insert into money_forecasts (entry_id, amount, computed_on)
      select e.id, s.amount, ${today}::date
      from unnest(${sql.param(open.map(({ entry }) => entry.id))}::uuid[],
        ${sql.param(open.map(({ entry }) => entry.revision))}::int[], ${sql.param(amounts)}::numeric[])
        as s (id, revision, amount) join register_entries e on e.id = s.id and e.revision = s.revision
      on conflict (entry_id) do update set amount = excluded.amount, computed_on = excluded.computed_on`);
    await recordAudit(tx, {
      actor,
      action: 'money.forecast',
      subject: 'budget',
      at: deps.clock.now(),
      after: { applications: open.length },
    });
  });
  return open.length;
}

/** Applications under way that no money is booked for yet. One query for each register of them. */
async function listUnbooked(tx: Tx): Promise<readonly Application[]> {
  const found: Application[] = [];
  for (const loaded of await registersInForce(tx)) {
    const { file } = loaded.register;
    if (!file.money || !file.policy) continue;
    const booked = new Set(file.money.standing.flatMap((one) => one.in));
    const stages = file.stages
      .filter(({ id, kind }) => kind === 'open' && !booked.has(id))
      .map(({ id }) => id);
    const rows = await tx.rows<StoredEntry>(sql`
      select ${ENTRY_COLUMNS} from register_entries e
      where e.register = ${file.id} and e.stage = any(${sql.param(stages)}::text[]) order by e.id`);
    found.push(...rows.flatMap((row) => applicationOf(loaded, toEntry(row, loaded.register)) ?? []));
  }
  return found;
}

/** 元 with two decimals: what was decided, else what the policy computes; `null` while it cannot be told. */
function amountOf({ entry, rule }: Application, held: HeldApplication): string | null {
  const decided = entry.fields.get(rule.decided);
  if (decided !== null && typeof decided === 'object') return toDecimalString(decided, 2);
  const { verdict, amountYuan } = judgeApplication(held).determination ?? {};
  if (verdict === 'ineligible') return '0.00';
  return verdict === 'eligible' && amountYuan != null ? toDecimalString(decimal(amountYuan), 2) : null;
}

import type { CommitmentOverview, EnterpriseCommitments } from '@tenglong/contracts/register';
import { unitName } from '@tenglong/domain/plan';
import { add, decimal, type Exact, plusDays, subtract, toDecimalString, ZERO } from '@tenglong/domain/values';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { withinScope } from '../../enterprise/index.ts';
import { actingParty } from '../acting-party.ts';
import { ENTRY_OWNER } from '../entry-owner.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import { mayReadEntryField } from '../field-rights.ts';
import { mayTakeBankList } from './bank-list.ts';
import { commitmentRow } from './commitment-row.ts';
import { describeAstray } from './owed-astray.ts';
import { findReceiving, owedSql, type Receiving, recoveredSql } from './receiving.ts';

const SOON_DAYS = 90;
const SHOWN = 50;

interface UnitSums {
  unit: string | null;
  open: number;
  soon: number;
  overdue: number;
  broken: number;
  kept: number;
  owed: string | null;
  recovered: string | null;
}

function sumsByUnit(tx: Tx, { loaded, rule }: Receiving, actor: Actor, today: string) {
  const { register } = loaded;
  const broken = sql.param([...rule.broken]);
  const ended = register.file.stages.filter(({ kind, id }) => kind === 'closed' && !rule.broken.includes(id));
  const running = sql`e.closed_on is null and not e.stage = any(${broken}::text[])`;
  const money = (yuan: SQL) => sql`(sum(${yuan}) filter (where e.stage = any(${broken}::text[])))::text`;
  return tx.rows<UnitSums>(sql`
    select e.unit_id as unit, count(*) filter (where ${running}) as open,
      count(*) filter (where ${running} and e.held_since is null and e.due_on >= ${today} and e.due_on <= ${plusDays(today, SOON_DAYS) ?? today}) as soon,
      count(*) filter (where ${running} and e.held_since is null and e.due_on < ${today}) as overdue,
      count(*) filter (where e.stage = any(${broken}::text[])) as broken,
      count(*) filter (where e.stage = any(${sql.param(ended.map(({ id }) => id))}::text[])) as kept,
      ${money(owedSql({ loaded, rule }))} as owed, ${money(recoveredSql({ loaded, rule }))} as recovered
    from register_entries e where e.register = ${register.file.id} and ${withinScope(actor.scope, ENTRY_OWNER)}
    group by e.unit_id`);
}

async function listRows(tx: Tx, receiving: Receiving, actor: Actor, today: string, where: SQL, order: SQL) {
  const { register, plan } = receiving.loaded;
  const party = actingParty(actor, plan);
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e
    where e.register = ${register.file.id} and ${withinScope(actor.scope, ENTRY_OWNER)} and ${where}
    order by ${order} limit ${SHOWN}`);
  return rows.map((row) => commitmentRow(receiving, toEntry(row, register), party, today));
}

const NOTHING = (asOf: string): CommitmentOverview => ({
  asOf,
  register: null,
  title: '',
  owedYuan: null,
  recoveredYuan: null,
  leftYuan: null,
  counts: { open: 0, soon: 0, overdue: 0, broken: 0, kept: 0 },
  soon: [],
  broken: [],
  units: [],
  astray: null,
  mayExportBanks: false,
});

/** 承诺与追缴: what is due, what is broken, what is owed and has come back, by unit. Queries: 5. */
export async function describeCommitments(tx: Tx, actor: Actor, today: string): Promise<CommitmentOverview> {
  const receiving = await findReceiving(tx);
  if (!receiving) return NOTHING(today);
  const { loaded, rule } = receiving;
  const { file } = loaded.register;
  const party = actingParty(actor, loaded.plan);
  const readable = mayReadEntryField(file, rule.fields.owed, party);
  const sums = await sumsByUnit(tx, receiving, actor, today);
  const broken = sql.param([...rule.broken]);
  const until = plusDays(today, SOON_DAYS) ?? today;
  const sumOwed = (one: UnitSums) => decimal(one.owed ?? '0');
  const sumRecovered = (one: UnitSums) => decimal(one.recovered ?? '0');
  const total = (of: (one: UnitSums) => Exact) => sums.reduce((all, one) => add(all, of(one)), ZERO);
  const count = (key: 'open' | 'soon' | 'overdue' | 'broken' | 'kept') =>
    sums.reduce((all, one) => all + Number(one[key]), 0);
  const shown = (value: Exact) => (readable ? toDecimalString(value, 2) : null);
  const order = new Map(loaded.plan.units.map(({ id }, at) => [id, at]));
  return {
    asOf: today,
    register: file.id,
    title: file.title,
    counts: {
      open: count('open'),
      soon: count('soon'),
      overdue: count('overdue'),
      broken: count('broken'),
      kept: count('kept'),
    },
    owedYuan: shown(total(sumOwed)),
    recoveredYuan: shown(total(sumRecovered)),
    leftYuan: shown(subtract(total(sumOwed), total(sumRecovered))),
    soon: await listRows(
      tx,
      receiving,
      actor,
      today,
      sql`e.closed_on is null and e.due_on <= ${until} and not e.stage = any(${broken}::text[])`,
      sql`e.due_on, e.id`,
    ),
    broken: await listRows(
      tx,
      receiving,
      actor,
      today,
      sql`e.stage = any(${broken}::text[])`,
      sql`e.closed_on nulls first, e.stage_since desc, e.id`,
    ),
    units: [...sums]
      .sort((a, b) => (order.get(a.unit ?? '') ?? -1) - (order.get(b.unit ?? '') ?? -1))
      .map((one) => ({
        unitId: one.unit,
        unitName: one.unit === null ? loaded.plan.meta.county.name : unitName(loaded.plan, one.unit),
        open: Number(one.open),
        overdue: Number(one.overdue),
        broken: Number(one.broken),
        owedYuan: shown(sumOwed(one)),
        recoveredYuan: shown(sumRecovered(one)),
      })),
    astray: await describeAstray(tx, loaded, actor, today),
    mayExportBanks: mayTakeBankList(receiving, actor),
  };
}

/** The commitments of one enterprise, the open ones first. Queries: 2. */
export async function listCommitmentsOf(
  tx: Tx,
  actor: Actor,
  creditCode: string,
  today: string,
): Promise<EnterpriseCommitments> {
  const receiving = await findReceiving(tx);
  if (!receiving) return { rows: [] };
  const of = sql`e.subject_id = ${creditCode}`;
  return {
    rows: await listRows(tx, receiving, actor, today, of, sql`e.closed_on nulls first, e.due_on, e.id`),
  };
}

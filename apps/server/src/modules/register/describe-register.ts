import type { FieldSpec, ListProgress, RegisterDetail, RegisterSummary } from '@tenglong/contracts/register';
import { type AddressedList, unitName } from '@tenglong/domain/plan';
import type { RegisterField } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { withinScope } from '../enterprise/index.ts';
import { actingParty } from './acting-party.ts';
import { overdueOn } from './list-entries.ts';
import { getRegister, type LoadedRegister, listRegisters } from './register-library.ts';

interface StageRow {
  register: string;
  stage: string;
  n: number;
  overdue: number;
}

const countStages = (tx: Tx, actor: Actor, today: string): Promise<StageRow[]> =>
  tx.rows<StageRow>(sql`
    select e.register, e.stage, count(*) as n, count(*) filter (where ${overdueOn(today)}) as overdue
    from register_entries e where ${withinScope(actor.scope, sql`e.unit_id`)} group by e.register, e.stage`);

/** What the plan asks of the register in all: the total of the list column it counts towards. */
function targetOf({ register, plan }: LoadedRegister): string | null {
  const [count] = register.file.counts;
  const list = plan.lists.find(({ address }) => address === count?.list);
  const column = list?.columns.findIndex(({ key }) => key === count?.column) ?? -1;
  const total = list?.total?.[column];
  return total === undefined ? null : String(total);
}

function summarise(loaded: LoadedRegister, rows: readonly StageRow[]): RegisterSummary {
  const { file, stages } = loaded.register;
  const own = rows.filter(({ register }) => register === file.id);
  const sum = (of: readonly StageRow[], key: 'n' | 'overdue') => of.reduce((all, row) => all + row[key], 0);
  return {
    id: file.id,
    title: file.title,
    shortTitle: file.shortTitle,
    measure: file.measure,
    total: sum(
      own.filter(({ stage }) => stages.get(stage)?.kind !== 'dropped'),
      'n',
    ),
    closed: sum(
      own.filter(({ stage }) => stages.get(stage)?.kind === 'closed'),
      'n',
    ),
    overdue: sum(own, 'overdue'),
    target: targetOf(loaded),
  };
}

/** Every register of the plan, each with how it stands. Two queries, however many registers. */
export async function summariseRegisters(tx: Tx, actor: Actor, today: string): Promise<RegisterSummary[]> {
  const registers = await listRegisters(tx);
  const rows = await countStages(tx, actor, today);
  return registers.map((loaded) => summarise(loaded, rows));
}

function fieldSpec(name: string, field: RegisterField): FieldSpec {
  return {
    name,
    label: field.label,
    type: field.type,
    unit: field.type === 'number' ? (field.unit ?? '') : '',
    decimals: field.type === 'number' ? field.decimals : 0,
    options: Object.entries(field.type === 'text' ? (field.options ?? {}) : {}).map(([value, label]) => ({
      value,
      label,
    })),
  };
}

interface CountRow {
  unit_id: string | null;
  state: 'done' | 'open' | 'unknown';
  n: number;
  amount: string;
}

async function progressOf(
  tx: Tx,
  actor: Actor,
  { plan, register }: LoadedRegister,
  list: AddressedList,
  key: string,
): Promise<ListProgress> {
  const at = list.columns.findIndex((column) => column.key === key);
  const column = list.columns[at];
  const rows = await tx.rows<CountRow>(sql`
    select c.unit_id, c.state, count(*) as n, sum(c.amount)::text as amount
    from register_counts c join register_entries e on e.id = c.entry_id
    where e.register = ${register.file.id} and c.list = ${list.address} and c.list_column = ${key}
      and ${withinScope(actor.scope, sql`c.unit_id`)}
    group by c.unit_id, c.state`);
  const of = (unit: string | null, state: CountRow['state']) =>
    rows.find((row) => row.unit_id === unit && row.state === state);
  const listed = list.rows.map(({ unit, values }) => ({
    unit: unit === plan.meta.county.code ? null : unit,
    id: unit,
    target: String(values[at] ?? '0'),
  }));
  // A unit without a task may still have entries; it is shown, so that the parts add up.
  const beyond = [...new Set(rows.map(({ unit_id }) => unit_id))]
    .filter((unit) => !listed.some((row) => row.unit === unit))
    .map((unit) => ({ unit, id: unit ?? plan.meta.county.code, target: '0' }));
  const [sum] = await tx.rows<{ done: string }>(sql`
    select coalesce(sum(c.amount), 0)::text as done from register_counts c join register_entries e on e.id = c.entry_id
    where e.register = ${register.file.id} and c.list = ${list.address} and c.list_column = ${key}
      and c.state = 'done' and ${withinScope(actor.scope, sql`c.unit_id`)}`);
  return {
    address: list.address,
    title: list.title,
    column: column?.title ?? key,
    unit: column?.unit ?? '',
    target: String(list.total?.[at] ?? ''),
    done: sum?.done ?? '0',
    units: [...listed, ...beyond].map(({ unit, id, target }) => ({
      unitId: id,
      unitName: unitName(plan, id),
      target,
      done: of(unit, 'done')?.amount ?? '0',
      open: of(unit, 'open')?.n ?? 0,
      unknown: of(unit, 'unknown')?.n ?? 0,
    })),
  };
}

/** A register: its declaration for forms and tables, and how it stands on the day. @throws Problem REGISTER_NOT_FOUND */
export async function describeRegister(
  tx: Tx,
  actor: Actor,
  id: string,
  today: string,
): Promise<RegisterDetail> {
  const loaded = await getRegister(tx, id);
  const { register, plan } = loaded;
  const { file } = register;
  const rows = (await countStages(tx, actor, today)).filter((row) => row.register === id);
  const party = actingParty(actor);
  const mayOpen = file.opening.by.some((one) =>
    party.party === 'department' ? one === party.of : one === party.party,
  );
  const progress: ListProgress[] = [];
  for (const { list, column } of file.counts) {
    const found = plan.lists.find(({ address }) => address === list);
    if (found) progress.push(await progressOf(tx, actor, loaded, found, column));
  }
  return {
    ...summarise(loaded, rows),
    subjectLabel: file.subjectLabel,
    clauses: file.clauses,
    asOf: today,
    stages: file.stages.map(({ id: stage, title, kind }) => {
      const row = rows.find((one) => one.stage === stage);
      return { id: stage, title, kind, count: row?.n ?? 0, overdue: row?.overdue ?? 0 };
    }),
    fields: Object.entries(file.fields).map(([name, field]) => fieldSpec(name, field)),
    evidence: Object.entries(file.evidence).map(([kind, { label, kind: of }]) => ({
      kind,
      label,
      photo: of === 'photo',
    })),
    opening: mayOpen ? { title: file.opening.title, fields: file.opening.fields } : null,
    units: plan.units
      .filter(({ id: unit }) => actor.scope.kind === 'county' || actor.scope.units.includes(unit))
      .map(({ id: unit }) => ({ id: unit, name: unitName(plan, unit) })),
    progress,
  };
}

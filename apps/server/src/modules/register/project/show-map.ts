import type { ProjectMap, ProjectMapQuery, ProjectMapRow } from '@tenglong/contracts/register';
import { unitName } from '@tenglong/domain/plan';
import { type Entry, flagsOf, type ProjectStanding, projectStanding } from '@tenglong/domain/register';
import {
  daysBetween,
  STATE_COUNCIL_CALENDAR,
  toDecimalString,
  toPlainDecimal,
} from '@tenglong/domain/values';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { actingParty, type ReadingParty } from '../acting-party.ts';
import { describeRow } from '../describe-row.ts';
import { entryCondition } from '../entry-filter.ts';
import { ENTRY_COLUMNS, type StoredEntry, toEntry } from '../entry-store.ts';
import { mayReadEntryField } from '../field-rights.ts';
import { writeField } from '../field-values.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';

interface Mapped {
  readonly loaded: LoadedRegister;
  readonly entry: Entry;
  readonly standing: ProjectStanding;
}

/** Every project that did not end without being done, of the registers that are asked for. One query. */
async function readProjects(
  tx: Tx,
  actor: Actor,
  maps: readonly LoadedRegister[],
  { q, unit }: ProjectMapQuery,
  today: string,
): Promise<readonly Mapped[]> {
  if (maps.length === 0) return [];
  const conditions = maps.map((one) => {
    const stages = one.register.file.stages.filter(({ kind }) => kind !== 'dropped').map(({ id }) => id);
    const condition = entryCondition(one, actor, { q, unit }, today);
    return sql`(${condition} and e.stage = any(${sql.param(stages)}::text[]))`;
  });
  const rows = await tx.rows<StoredEntry>(sql`
    select ${ENTRY_COLUMNS} from register_entries e where ${sql.join(conditions, sql` or `)}`);
  return rows.flatMap((row) => {
    const loaded = maps.find(({ register }) => register.file.id === row.register);
    if (!loaded) return [];
    const entry = toEntry(row, loaded.register);
    const standing = projectStanding(loaded.register, entry, today, STATE_COUNCIL_CALENDAR);
    return standing ? [{ loaded, entry, standing }] : [];
  });
}

const isBehind = ({ standing }: Mapped): boolean => standing.points.some(({ state }) => state === 'overdue');
const watchOrder = ({ standing: { watched } }: Mapped): number => (watched ? 0 : watched === null ? 1 : 2);

/** The watched first, then what waits longest past its day, then by the day that comes next. */
function byUrgency(a: Mapped, b: Mapped): number {
  const day = ({ standing: { next } }: Mapped): string => next?.planned ?? '9999-12-31';
  return (
    watchOrder(a) - watchOrder(b) ||
    Number(isBehind(b)) - Number(isBehind(a)) ||
    day(a).localeCompare(day(b)) ||
    a.entry.id.localeCompare(b.entry.id)
  );
}

/** 作战图: the way of every project, planned against real, with who leads it and which of them are watched. */
export async function showProjectMap(
  tx: Tx,
  actor: Actor,
  query: ProjectMapQuery,
  today: string,
): Promise<ProjectMap> {
  const maps = (await listRegisters(tx)).filter(({ register }) => register.file.projectMap);
  const asked = query.register?.split(',');
  const chosen = asked ? maps.filter(({ register }) => asked.includes(register.file.id)) : maps;
  const all = await readProjects(tx, actor, chosen, query, today);
  const shown = all
    .filter((one) => (!query.watched || one.standing.watched) && (!query.behind || isBehind(one)))
    .sort(byUrgency);
  const rows = shown
    .slice(query.page * query.size, (query.page + 1) * query.size)
    .map((one) => describeProject(one, actingParty(actor, one.loaded.plan), today));
  const days = rows
    .flatMap(({ points }) => points.flatMap(({ planned, actual }) => [planned, actual]))
    .flatMap((day) => day ?? [])
    .sort();
  const counts = {
    all: all.length,
    watched: all.filter(({ standing }) => standing.watched).length,
    behind: all.filter(isBehind).length,
    undecided: all.filter(({ standing }) => standing.watched === null).length,
  };
  const plan = maps[0]?.plan;
  return {
    asOf: today,
    sentence: mapSentence(counts, all.filter((one) => one.standing.watched && isBehind(one)).length),
    registers: maps.map(({ register: { file } }) => ({
      ...{ id: file.id, title: file.shortTitle },
      ...{ watch: file.projectMap?.watchTitle ?? null, clause: file.projectMap?.clause ?? null },
    })),
    units: plan ? plan.units.map(({ id }) => ({ id, name: unitName(plan, id) })) : [],
    counts,
    ...{ from: days[0] ?? null, to: days.at(-1) ?? null },
    rows,
    ...{ total: shown.length, page: query.page, size: query.size },
  };
}

/** `在册项目 115 个，11 个节点逾期；重点跟踪 7 个，其中 2 个逾期` */
export function mapSentence({ all, watched, behind }: ProjectMap['counts'], watchedBehind: number): string {
  if (all === 0) return '还没有上图的项目';
  const late = behind > 0 ? `${behind} 个有节点逾期` : '没有节点逾期';
  if (watched === 0) return `上图项目 ${all} 个，${late}`;
  const watchedLate = watchedBehind > 0 ? `其中 ${watchedBehind} 个逾期` : '都没有逾期';
  return `上图项目 ${all} 个，${late}；重点跟踪 ${watched} 个，${watchedLate}`;
}

function describeProject(
  { loaded, entry, standing }: Mapped,
  party: ReadingParty,
  today: string,
): ProjectMapRow {
  const { file } = loaded.register;
  const map = file.projectMap;
  const row = describeRow(loaded, entry, party, today);
  const person = (key: 'leader' | 'team' | 'tracker') => {
    const field = map?.[key];
    if (field === undefined || !mayReadEntryField(file, field, party)) return {};
    const name = entry.fields.get(field);
    return { [key]: typeof name === 'string' && name !== '' ? name : null };
  };
  const foreign = map?.foreign === undefined ? undefined : entry.fields.get(map.foreign);
  const dollars = foreign === undefined || foreign === null ? null : writeField(foreign);
  const spec = map?.foreign === undefined ? undefined : file.fields[map.foreign];
  const { investment, watched, next } = standing;
  return {
    ...{ id: row.id, register: row.register, registerTitle: file.shortTitle },
    ...{ subjectName: row.subjectName, unitName: row.unitName, stageTitle: row.stageTitle },
    ...{ light: row.light, leftDays: row.leftDays },
    investment: investment && (toPlainDecimal(investment) ?? toDecimalString(investment, 4)),
    foreign:
      typeof dollars === 'string' && spec?.type === 'number'
        ? { value: dollars, unit: spec.unit ?? '' }
        : null,
    ...{ ...person('leader'), ...person('team'), ...person('tracker') },
    watched,
    flags: [
      ...flagsOf(loaded.register, entry, today).map(({ title }) => title),
      ...standing.points
        .filter(({ unmatched }) => unmatched)
        .map(({ title }) => `写了${title}日期，阶段还是“${row.stageTitle}”`),
    ],
    points: standing.points.map(({ planned, actual, unmatched: _unmatched, ...point }) => ({
      ...{ ...point, planned, actual },
      lateDays:
        planned === null || (point.state !== 'late' && point.state !== 'overdue')
          ? 0
          : daysBetween(planned, actual ?? today),
    })),
    next: next ? standing.points.indexOf(next) : null,
  };
}

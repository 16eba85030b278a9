import type { ProjectMap, ProjectMapQuery } from '@tenglong/contracts/register';
import { unitName } from '@tenglong/domain/plan';
import { listedStages } from '@tenglong/domain/register';
import { sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { actingParty } from '../acting-party.ts';
import { entryCondition } from '../entry-filter.ts';
import { toEntry } from '../entry-store.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';
import { describeProject } from './describe-project.ts';
import { type Mapped, mapped } from './map-places.ts';
import { readMapPage } from './read-map-page.ts';

/** What is asked for: every project that did not end without being done, of the registers that are named. */
function askedFor(
  maps: readonly LoadedRegister[],
  actor: Actor,
  { q, unit, register }: ProjectMapQuery,
  today: string,
): readonly Mapped[] {
  const named = register?.split(',');
  return maps
    .filter((one) => !named || named.includes(one.register.file.id))
    .map((loaded) => {
      const stages = listedStages(loaded.register.file);
      const condition = entryCondition(loaded, actor, { q, unit }, today);
      return mapped(loaded, sql`${condition} and e.stage = any(${sql.param(stages)}::text[])`, today);
    });
}

/** 作战图: the way of every project, planned against real, with who leads it and which of them are watched. */
export async function showProjectMap(
  tx: Tx,
  actor: Actor,
  query: ProjectMapQuery,
  today: string,
): Promise<ProjectMap> {
  const maps = (await listRegisters(tx)).filter(({ register }) => register.file.projectMap);
  const {
    counts,
    pending,
    rows: stored,
  } = await readMapPage(tx, askedFor(maps, actor, query, today), query, today);
  const rows = stored.flatMap((row) => {
    const loaded = maps.find(({ register }) => register.file.id === row.register);
    if (!loaded) return [];
    const party = actingParty(actor, loaded.plan);
    return describeProject(loaded, toEntry(row, loaded.register), party, today) ?? [];
  });
  const days = rows
    .flatMap(({ points }) => points.flatMap(({ planned, actual }) => [planned, actual]))
    .flatMap((day) => day ?? [])
    .sort();
  const plan = maps[0]?.plan;
  return {
    asOf: today,
    sentence: mapSentence(counts, counts.watched_behind),
    registers: maps.map(({ register: { file } }) => ({
      id: file.id,
      title: file.shortTitle,
      watch: file.projectMap?.watchTitle ?? null,
      clause: file.projectMap?.clause ?? null,
    })),
    units: plan ? plan.units.map(({ id }) => ({ id, name: unitName(plan, id) })) : [],
    counts: {
      all: counts.all,
      watched: counts.watched,
      behind: counts.behind,
      undecided: counts.undecided,
      pending,
    },
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    rows,
    total: counts.shown,
    page: query.page,
    size: query.size,
  };
}

/** `上图项目 115 个，11 个晚于计划节点；重点跟踪 7 个，其中 2 个晚于计划`: 逾期 is said of the deadlines of steps alone. */
export function mapSentence(
  { all, watched, behind }: Pick<ProjectMap['counts'], 'all' | 'watched' | 'behind'>,
  watchedBehind: number,
): string {
  if (all === 0) return '还没有上图的项目';
  const late = behind > 0 ? `${behind} 个晚于计划节点` : '都没有晚于计划节点';
  if (watched === 0) return `上图项目 ${all} 个，${late}`;
  const watchedLate = watchedBehind > 0 ? `其中 ${watchedBehind} 个晚于计划` : '都没有晚于计划';
  return `上图项目 ${all} 个，${late}；重点跟踪 ${watched} 个，${watchedLate}`;
}

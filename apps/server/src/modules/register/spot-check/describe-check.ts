import type {
  SpotCheckDetail,
  SpotCheckItem,
  SpotCheckList,
  SpotCheckPopulation,
  SpotCheckRow,
} from '@tenglong/contracts/register';
import { unitName } from '@tenglong/domain/plan';
import { titleOfStage } from '@tenglong/domain/register';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { type Owner, withinScope } from '../../enterprise/index.ts';
import { dayWords } from '../day-words.ts';
import { type LoadedRegister, listRegisters } from '../register-library.ts';
import { closedStages, getCheck, listChecks, type StoredCheck, toRow } from './spot-check-store.ts';

/** Whose a drawn entry `i` is, as it was when it was drawn. */
const ITEM_OWNER: Owner = { unit: sql`i.unit_id`, enterprise: sql`i.subject_id` };

/** 抽查: every spot check, and what another may be drawn from. Three queries. */
export async function describeChecks(tx: Tx, actor: Actor, today: string): Promise<SpotCheckList> {
  const registers = await listRegisters(tx);
  const checks = (await listChecks(tx)).map((check) => toRow(check, registers, today));
  const closed = await countClosed(tx, registers);
  const mayPublish = actor.permissions.has('spotCheck.run');
  return {
    asOf: today,
    sentence: listSentence(checks),
    lead: '先公布范围、数量、抽取日和种子的校验码，到日才抽；谁也不能挑，抽完谁都能按公布的规则核对。',
    mayPublish,
    registers: registers
      .filter((loaded) => closedStages(loaded).length > 0)
      .map(({ register: { file } }) => ({
        id: file.id,
        title: file.title,
        closed: closed.get(file.id) ?? 0,
      })),
    checks,
  };
}

async function countClosed(
  tx: Tx,
  registers: readonly LoadedRegister[],
): Promise<ReadonlyMap<string, number>> {
  const kinds = registers.flatMap((loaded): SQL[] => {
    const stages = closedStages(loaded);
    const { id } = loaded.register.file;
    return stages.length > 0 ? [sql`(register = ${id} and stage = any(${sql.param(stages)}::text[]))`] : [];
  });
  if (kinds.length === 0) return new Map();
  const rows = await tx.rows<{ register: string; n: number }>(sql`
    select register, count(*) as n from register_entries where ${sql.join(kinds, sql` or `)} group by register`);
  return new Map(rows.map(({ register, n }) => [register, n]));
}

/** `抽查 3 次，抽了 25 件，查了 18 件，1 件不属实；第 3 次今天可抽` */
function listSentence(checks: readonly SpotCheckRow[]): string {
  if (checks.length === 0) return '还没有公布过抽查';
  const sum = (of: (check: SpotCheckRow) => number) => checks.reduce((all, check) => all + of(check), 0);
  const held = checks.filter(({ state }) => state !== 'void');
  const due = checks.filter(({ state }) => state === 'due').map(({ number }) => `第 ${number} 次`);
  const drawn = sum((check) => check.drawn);
  const head = `公布抽查 ${held.length} 次`;
  const found =
    drawn === 0
      ? '还没有抽取'
      : `抽了 ${drawn} 件，查了 ${sum((check) => check.judged)} 件，${sum((check) => check.untrue)} 件不属实`;
  return `${head}，${found}${due.length > 0 ? `；${due.join('、')}可以抽了` : ''}`;
}

function checkSentence(
  { number, state, population, drawn, judged, untrue, drawOn, size }: SpotCheckRow,
  today: string,
) {
  const name = `第 ${number} 次抽查`;
  switch (state) {
    case 'void':
      return `${name}已作废，没有抽取`;
    case 'due':
      return `${name}今天可以抽，抽 ${size} 件`;
    case 'published':
      return `${name}已公布，${dayWords(drawOn, today)}抽 ${size} 件`;
    default:
      return drawn === 0
        ? `${name}范围内没有办结的，没有抽到`
        : judged === 0
          ? `${name}在 ${population} 件里抽了 ${drawn} 件，等督查核查`
          : `${name}在 ${population} 件里抽了 ${drawn} 件，查了 ${judged} 件，${untrue} 件不属实`;
  }
}

function checkLead({ state }: SpotCheckRow, { public_source, void_reason }: StoredCheck): string {
  if (state === 'void') return `作废理由：${void_reason}。种子已公开，可以核对没有换过。`;
  const value = public_source === '' ? '' : `，并加上到日才有的“${public_source}”`;
  return state === 'published' || state === 'due'
    ? `种子已生成，没有人看得到，公布的是它的校验码${value}；范围、数量和日期公布后不改。`
    : '种子已公开，按公布的规则可以逐条核对；抽中的都要查，结论记下后不改。';
}

interface StoredItem {
  entry_id: string;
  place: number;
  lot: string;
  register: string;
  subject_name: string;
  unit_id: string | null;
  closed_on: string;
  result: 'true' | 'false' | null;
  reason: string;
  proof: string | null;
  judged_on: string | null;
  judged_by: string | null;
  followed: SpotCheckItem['followed'];
  stage: string | null;
}

/** One spot check with what was drawn. Four queries. @throws Problem SPOT_CHECK_NOT_FOUND */
export async function describeCheck(
  tx: Tx,
  actor: Actor,
  number: number,
  today: string,
): Promise<SpotCheckDetail> {
  const registers = await listRegisters(tx);
  const check = await getCheck(tx, number);
  const row = toRow(check, registers, today);
  const items = await tx.rows<StoredItem>(sql`
    select i.entry_id, i.place, i.lot, i.register, i.subject_name, i.unit_id, i.closed_on, i.result, i.reason, i.proof,
      i.judged_on, i.judged_by, i.followed, e.stage
    from spot_check_items i left join register_entries e on e.id = i.entry_id
    where i.check_id = ${check.id} and i.drawn and ${withinScope(actor.scope, ITEM_OWNER)} order by i.place`);
  const mayRun = actor.permissions.has('spotCheck.run');
  const told = row.state !== 'published' && row.state !== 'due';
  return {
    ...row,
    asOf: today,
    sentence: checkSentence(row, today),
    lead: checkLead(row, check),
    publishedBy: check.published_by,
    publishedAt: check.published_at,
    commitment: check.commitment,
    seed: told ? check.seed : null,
    publicSource: check.public_source,
    publicValue: check.public_value,
    populationDigest: check.population_digest,
    drawnBy: check.drawn_by,
    drawnAt: check.drawn_at,
    voidReason: check.void_reason,
    mayDraw: mayRun && row.state === 'due',
    mayVoid: mayRun && !told,
    mayJudge: mayRun && row.state === 'drawn',
    items: items.map((item) => toItem(item, registers)),
    withheld: row.drawn - items.length,
  };
}

function toItem(item: StoredItem, registers: readonly LoadedRegister[]): SpotCheckItem {
  const loaded = registers.find(({ register }) => register.file.id === item.register);
  const { place, lot, register, result, reason, followed, proof } = item;
  const plan = loaded?.plan;
  return {
    entryId: item.entry_id,
    place,
    lot,
    register,
    result,
    reason,
    followed,
    proof,
    registerTitle: loaded?.register.file.shortTitle ?? register,
    subjectName: item.subject_name,
    unitName:
      item.unit_id === null ? (plan?.meta.county.name ?? '') : plan ? unitName(plan, item.unit_id) : '',
    closedOn: item.closed_on,
    stageTitle: loaded && item.stage !== null ? titleOfStage(loaded.register.file, item.stage) : '',
    closed: loaded?.register.stages.get(item.stage ?? '')?.kind === 'closed',
    by: item.judged_by ?? '',
    on: item.judged_on,
  };
}

/** What was drawn from, by ids that say nothing of whose they are, so that anybody can draw again. */
export async function describePopulation(tx: Tx, number: number): Promise<SpotCheckPopulation> {
  const { id } = await getCheck(tx, number);
  const rows = await tx.rows<{ id: string; drawn: boolean }>(sql`
    select entry_id as id, drawn from spot_check_items where check_id = ${id} order by place`);
  return {
    ids: rows.map((row) => row.id).sort(),
    drawn: rows.flatMap((row) => (row.drawn ? [row.id] : [])),
  };
}

import type {
  ListColumnProgress,
  ListMatrix,
  ListPage,
  PlanListProgress,
  StatedTarget,
} from '@tenglong/contracts/register';
import {
  type AddressedList,
  effectiveValue,
  type ListColumn,
  type Plan,
  unitName,
} from '@tenglong/domain/plan';
import { compare, decimal, sign, subtract, toPlainDecimal } from '@tenglong/domain/values';
import type { Actor } from '../../platform/actor/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { Problem } from '../../platform/problem/index.ts';
import { describeRuling, getActivePlan } from '../plan/index.ts';
import { dayWords } from './day-words.ts';
import { type CountRow, countTowardsLists, listProgress } from './list-progress.ts';
import { type LoadedRegister, listRegisters } from './register-library.ts';
import { laggardWords } from './register-sentence.ts';

/** What the plan states for the measure that a column hands out, where it is another figure; none without a whole view. */
function statedFor(plan: Plan, actor: Actor, column: ListColumn, target: string): StatedTarget | null {
  if (column.quantity === undefined || column.sameMeasure === false || actor.scope.kind !== 'county')
    return null;
  const twice = plan.lists.some(
    (list) => list.columns.filter(({ quantity }) => quantity === column.quantity).length > 1,
  );
  const { target: stated, ruling } = effectiveValue(plan, column.quantity) ?? {};
  if (twice || stated?.period !== 'byEnd' || !/^\d+$/.test(stated.value)) return null;
  const short = subtract(decimal(stated.value), decimal(target));
  if (sign(short) === 0) return null;
  return {
    value: stated.value,
    address: stated.address ?? '',
    short: toPlainDecimal(short) ?? '',
    ruling: describeRuling(ruling),
  };
}

interface Records {
  readonly plan: Plan;
  readonly registers: readonly LoadedRegister[];
  readonly counts: readonly CountRow[];
  readonly today: string;
}

function describeList(actor: Actor, records: Records, list: AddressedList): PlanListProgress {
  const { plan, registers, counts, today } = records;
  const parts = new Set(list.columns.flatMap(({ parts }) => parts ?? []));
  const { number, address, title, shortTitle, level } = list;
  return {
    number,
    address,
    title,
    shortTitle,
    level,
    columns: list.columns.map((column): ListColumnProgress => {
      const { key, group = '', within } = column;
      const progress = listProgress(plan, actor, list, key, counts, today);
      const counting = registers.find(({ register: { file } }) =>
        file.counts.some((count) => count.list === address && count.column === key),
      );
      return {
        ...progress,
        key,
        group,
        part: parts.has(key) || within !== undefined,
        register: counting?.register.file.id ?? null,
        stated: statedFor(plan, actor, column, progress.target),
      };
    }),
  };
}

async function readRecords(tx: Tx, actor: Actor, today: string): Promise<Records> {
  const { plan } = await getActivePlan(tx);
  return {
    plan,
    registers: await listRegisters(tx),
    counts: await countTowardsLists(tx, actor),
    today,
  };
}

const NO_LISTS = '方案没有分解到乡镇（街道）的清单';

/** `8 张清单共 13 项任务，7 项跟上序时，高耗低效整治、亿元以上项目慢于序时` */
function matrixSentence(lists: readonly PlanListProgress[]): string {
  if (lists.length === 0) return NO_LISTS;
  const heads = lists.flatMap((list) =>
    list.columns.filter(({ part, target }) => !part && target !== '0').map((column) => ({ list, column })),
  );
  const counted = heads.filter(({ column }) => column.register !== null);
  const behind = counted.filter(({ column }) => column.behind);
  const names = [...new Set(behind.map(({ list }) => list.shortTitle))];
  const named = names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 张` : names.join('、');
  const head = `${lists.length} 张清单共 ${heads.length} 项任务，${counted.length - behind.length} 项跟上序时`;
  return behind.length === 0 ? head : `${head}，${named}慢于序时`;
}

function matrixLead(lists: readonly PlanListProgress[], today: string): string {
  const heads = lists.flatMap((list) => list.columns.filter(({ part, target }) => !part && target !== '0'));
  const silent = heads.filter(({ register }) => register === null).length;
  const short = heads.flatMap(({ column, stated, unit }) =>
    stated && compare(decimal(stated.short), decimal('0')) > 0
      ? [`${column}还有 ${stated.short} ${unit}没有分解${stated.ruling ? '（目标依裁定）' : ''}`]
      : [],
  );
  return [
    `数据截至 ${dayWords(today, today)}。`,
    silent > 0 ? `${silent} 项还没有清单计数。` : '',
    short.length > 0 ? `${short.join('，')}。` : '',
  ].join('');
}

/** Every list by unit. Two queries, however many lists. */
export async function describeMatrix(tx: Tx, actor: Actor, today: string): Promise<ListMatrix> {
  const records = await readRecords(tx, actor, today);
  const { plan } = records;
  const lists = plan.lists.map((list) => describeList(actor, records, list));
  const named = new Set(
    lists
      .filter(({ level }) => level === 'unit')
      .flatMap(({ columns }) => columns.flatMap(({ units }) => units.map(({ unitId }) => unitId))),
  );
  return {
    asOf: today,
    annex: plan.lists[0]?.address.split('#')[0] ?? '',
    totalLabel: plan.totalLabel || '合计',
    sentence: matrixSentence(lists),
    lead: matrixLead(lists, today),
    units: [...plan.units.map(({ id }) => id), plan.meta.county.code]
      .filter((id) => named.has(id))
      .map((id) => ({ id, name: id === plan.meta.county.code ? '未分到乡镇' : unitName(plan, id) })),
    lists,
  };
}

/** One list of the annex. @throws Problem NOT_FOUND */
export async function describeListPage(
  tx: Tx,
  actor: Actor,
  number: number,
  today: string,
): Promise<ListPage> {
  const records = await readRecords(tx, actor, today);
  const found = records.plan.lists.find((list) => list.number === number);
  if (!found) throw new Problem('NOT_FOUND');
  const list = describeList(actor, records, found);
  return { ...list, asOf: today, sentence: listSentence(list), lead: matrixLead([list], today) };
}

/** `专精特新：小巨人 6/6，隐形冠军 3/4，专精特新 266/303；沙门、楚门落后` */
function listSentence({ shortTitle, columns }: PlanListProgress): string {
  if (columns.every(({ undivided }) => undivided)) return `${shortTitle}由全市统筹，没有分解到乡镇`;
  const heads = columns.filter(({ part, target }) => !part && target !== '0');
  const figures = heads.map(({ column, group, done, target, unit, register }) => {
    const name = heads.length === 1 ? '' : `${group === '' || column !== '总数' ? column : group} `;
    return register === null ? `${name}还没有清单计数` : `${name}${done}/${target} ${unit}`;
  });
  const units = heads.filter(({ register }) => register !== null).flatMap((head) => head.units);
  const tail = laggardWords(units, '个');
  return `${shortTitle}：${figures.join('，')}${tail === '' ? '' : `；${tail}`}`;
}

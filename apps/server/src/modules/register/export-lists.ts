import type { ListColumnProgress, ListMatrix, PlanListProgress } from '@tenglong/contracts/register';
import { addressText } from '@tenglong/domain/plan';
import type { Actor } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import type { Deps } from '../../platform/deps.ts';
import { Problem } from '../../platform/problem/index.ts';
import type { CellInput, ColumnSpec, SheetSpec, WorkbookSpec } from '../../platform/workbook/index.ts';
import { describeMatrix } from './list-matrix.ts';

const ORDINALS = '〇一二三四五六七八九十';
/** 一、 as the annex numbers its lists. */
const ordinal = (number: number): string => `${ORDINALS[number] ?? number}、`;

/** The head of the annex over a column, with its unit; under it what was asked and what is done. */
function headOf({ group, column, unit }: ListColumnProgress): string {
  const name = group === '' ? column : `${group}\n${column}`;
  return `${name}（${unit}）`;
}

const pair = (column: ListColumnProgress): readonly ColumnSpec[] => [
  { header: '任务', kind: 'number', width: 9, group: headOf(column) },
  { header: '完成', kind: 'number', width: 9, group: headOf(column) },
];

const figures = ({ register }: ListColumnProgress, of: { target: string; done: string } | undefined) =>
  of === undefined ? ['', ''] : [of.target, register === null ? '' : of.done];

/** What the reader must know of the figures: what was not handed out, what nobody counts, what cannot be judged yet. */
function notesOf({ columns }: PlanListProgress, asOf: string): string[] {
  return [
    `注：“任务”照方案所印，“完成”按清单办结的条目计，截至 ${asOf}。`,
    ...columns.flatMap((one) => {
      const { column, unit, unallotted, stated, register, unknown } = one;
      return [
        ...(unallotted === '0'
          ? []
          : [`${column}：方案所印合计与各乡镇（街道）之和相差 ${unallotted} ${unit}。`]),
        ...(stated
          ? [
              `${column}：${stated.address} 为 ${stated.value} ${unit}，清单分解 ${one.target} ${unit}，` +
                (stated.short.startsWith('-')
                  ? `多分解 ${stated.short.slice(1)} ${unit}。`
                  : `尚有 ${stated.short} ${unit}没有分解。`),
            ]
          : []),
        ...(register === null ? [`${column}：还没有清单计这一栏，完成数空着。`] : []),
        ...(unknown > 0 ? [`${column}：另有 ${unknown} 条因所需的数未报，还不能计。`] : []),
      ];
    }),
  ];
}

function sheetOf(matrix: ListMatrix, list: PlanListProgress): SheetSpec {
  const { columns } = list;
  const order = [...matrix.units.map(({ id }) => id)];
  const ids = [...new Set(columns.flatMap(({ units }) => units.map(({ unitId }) => unitId)))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
  const rows = ids.map((id): CellInput[] => {
    const name =
      columns.flatMap(({ units }) => units.filter(({ unitId }) => unitId === id))[0]?.unitName ?? id;
    return [
      name,
      ...columns.flatMap((one) =>
        figures(
          one,
          one.units.find(({ unitId }) => unitId === id),
        ),
      ),
    ];
  });
  const total: CellInput[] = [matrix.totalLabel, ...columns.flatMap((one) => figures(one, one))];
  return {
    name: `${ordinal(list.number)}${list.shortTitle}`,
    title: `${ordinal(list.number)}${list.title}`,
    lines: [{ left: `出处：${addressText(list.address)}`, right: `数据截至：${matrix.asOf}` }],
    columns: [{ header: '乡镇（街道）', width: 18 }, ...columns.flatMap(pair)],
    rows,
    ...(list.level === 'unit' ? { total } : {}),
    notes: notesOf(list, matrix.asOf),
    signatures: ['制表：', '审核：', '日期：'],
    frozenColumns: 1,
    ...(columns.length > 4 ? { page: { paper: 'A3', orientation: 'landscape' } as const } : {}),
  };
}

/**
 * The annex itself from live data, heads merged as it is printed, with 合计 and notes: one list, or all of them a sheet each.
 *
 * @throws Problem NOT_FOUND
 */
export function exportLists(
  deps: Deps,
  actor: Actor,
  number: number | undefined,
): Promise<{ readonly spec: WorkbookSpec; readonly fileName: string }> {
  const today = deps.clock.today();
  return deps.db.transaction(async (tx) => {
    const matrix = await describeMatrix(tx, actor, today);
    const lists = matrix.lists.filter((list) => number === undefined || list.number === number);
    const [first] = lists;
    if (!first) throw new Problem('NOT_FOUND');
    const at = deps.clock.now();
    const subject = number === undefined ? matrix.annex : first.address;
    await recordAudit(tx, {
      actor,
      action: 'register.exported',
      subject,
      at,
      after: { lists: lists.length },
    });
    const spec = { sheets: lists.map((list) => sheetOf(matrix, list)) };
    return {
      spec,
      fileName: `${number === undefined ? `${matrix.annex}各张清单` : first.title}-${today}.xlsx`,
    };
  });
}

import type {
  ListColumnProgress,
  ListMatrix,
  PlanListProgress,
  StatedTarget,
} from '@tenglong/contracts/register';
import { addressText } from '@tenglong/domain/address';
import { listsTitle } from '@tenglong/domain/plan';
import type { CellInput, ColumnSpec, SheetSpec } from '../../../platform/workbook/index.ts';
import { DONE, headKey, TARGET, TOTAL_ID, UNIT_HEADER } from './annex-words.ts';

const ORDINALS = '〇一二三四五六七八九十';
/** 一、 as the annex numbers its lists. */
const ordinal = (number: number): string => `${ORDINALS[number] ?? number}、`;

/** The heads over a pair, as the annex prints them: the unit stands with the head that all of it has the unit of. */
function headsOf(column: ListColumnProgress, columns: readonly ListColumnProgress[]): readonly string[] {
  const { group, unit, column: title } = column;
  if (group === '') return [`${title}（${unit}）`];
  const isShared = columns.every((one) => one.group !== group || one.unit === unit);
  return isShared ? [`${group}（${unit}）`, title] : [group, `${title}（${unit}）`];
}

/** One figure that goes out, and where it will be looked for when the workbook comes home. */
export interface AnnexFigure {
  readonly column: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly head: string;
  readonly value: string;
}

export interface AnnexSheet {
  readonly list: number;
  readonly spec: SheetSpec;
  readonly figures: readonly AnnexFigure[];
}

/** Where the plan states a figure, or who ruled it: `第二部分`, `裁定（张三 2023-05-01）`. */
const statedPlace = ({ address, ruling }: StatedTarget): string => {
  const place = address === '' ? '' : addressText(address);
  return ruling ? `${place}${place === '' ? '' : '，'}裁定（${ruling.author} ${ruling.date}）` : place;
};

/** What the reader must know of the figures: what was not handed out, what nobody counts, what cannot be judged yet. */
function notesOf({ columns, level }: PlanListProgress, { asOf, lists }: ListMatrix): string[] {
  return [
    `注：“任务”照方案，“完成”按清单办结的条目计，截至 ${asOf}。任务数改好可以从“${listsTitle(lists.length)}”导回，完成数不能在表里改。`,
    ...columns.flatMap((one) => {
      const { column, unit, unallotted, stated, register, unknown } = one;
      return [
        ...(unallotted === '0' || level === 'county'
          ? []
          : [`${column}：方案所印合计与各乡镇（街道）之和相差 ${unallotted} ${unit}。`]),
        ...(stated
          ? [
              `${column}：${statedPlace(stated)}为 ${stated.value} ${unit}，清单分解 ${one.target} ${unit}，` +
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

interface Row {
  readonly id: string;
  readonly name: string;
  readonly of: (column: ListColumnProgress) => { readonly target: string; readonly done: string } | undefined;
}

/** The rows of a list: its units in the order it prints them, or the county alone where the plan hands nothing out. */
function rowsOf(list: PlanListProgress, county: Pick<Row, 'id' | 'name'>): readonly Row[] {
  if (list.level === 'county') {
    return [{ ...county, of: (column) => (column.undivided ? undefined : column) }];
  }
  const units = list.columns.flatMap((column) => column.units);
  return [...new Set(units.map(({ unitId }) => unitId))].map((id) => ({
    id,
    name: units.find(({ unitId }) => unitId === id)?.unitName ?? id,
    of: (column) => column.units.find(({ unitId }) => unitId === id),
  }));
}

/** Characters that the figures of a list take at least, and one of them. */
const FIGURES_WIDE = 68;
const NARROWEST = 9;

/** One list as the annex prints it, heads merged, with 合计 and notes; each figure with what it will be known by. */
export function annexSheet(
  matrix: ListMatrix,
  list: PlanListProgress,
  county: { readonly id: string; readonly name: string },
): AnnexSheet {
  const { columns } = list;
  const figures: AnnexFigure[] = [];
  const heads = columns.map((column) => headsOf(column, columns));
  const cellsOf = (row: Row): CellInput[] => [
    row.name,
    ...columns.flatMap((column, at): CellInput[] => {
      const of = row.of(column);
      const pair = of ? [of.target, column.register === null ? '' : of.done] : ['', ''];
      for (const [part, value] of pair.entries()) {
        const head = headKey([...(heads[at] ?? []), part === 0 ? TARGET : DONE]);
        figures.push({ column: column.key, unitId: row.id, unitName: row.name, head, value });
      }
      return pair;
    }),
    row.id,
  ];
  const rows = rowsOf(list, county).map(cellsOf);
  const total =
    list.level === 'unit' ? cellsOf({ id: TOTAL_ID, name: matrix.totalLabel, of: (one) => one }) : undefined;
  // A list of one or two figures fills its page too: its title and notes are as long as any other's.
  const width = Math.max(NARROWEST, Math.floor(FIGURES_WIDE / (2 * columns.length)));
  const pairs = columns.flatMap((_, at): readonly ColumnSpec[] => {
    const [upper, lower] = heads[at] ?? [];
    const above = lower === undefined ? { group: upper ?? '' } : { over: upper ?? '', group: lower };
    return [
      { header: TARGET, kind: 'number', width, ...above },
      { header: DONE, kind: 'number', width, ...above },
    ];
  });
  return {
    list: list.number,
    figures,
    spec: {
      name: `${ordinal(list.number)}${list.shortTitle}`,
      title: `${ordinal(list.number)}${list.title}`,
      lines: [{ left: `出处：${addressText(list.address)}`, right: `数据截至：${matrix.asOf}` }],
      columns: [
        { header: list.level === 'unit' ? '乡镇（街道）' : '地区', width: 18 },
        ...pairs,
        { header: UNIT_HEADER, width: 12, hidden: true },
      ],
      rows,
      ...(total && { total }),
      notes: notesOf(list, matrix),
      signatures: ['制表：', '审核：', '日期：'],
      frozenColumns: 1,
      ...(columns.length > 4 ? { page: { paper: 'A3', orientation: 'landscape' } as const } : {}),
    },
  };
}

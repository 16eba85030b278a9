import { type CraftSheet, type CraftWorkbook, craftXlsx } from '../craft-xlsx.ts';
import { type Column, columnsOf } from './columns.ts';
import { toGb18030, toUtf8 } from './encodings.ts';
import { type LaidSheet, Layout } from './layout.ts';
import type { Oddities } from './oddities.ts';
import type { Random } from './random.ts';
import type { Dataset, Row, Table } from './tables.ts';
import type { County } from './truth.ts';
import { Typist } from './typing.ts';
import { csvText, xlsBytes } from './write-files.ts';

export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly table: Table;
  /** Where a row went: sheet, the sheet's own row number, and the columns of that sheet. */
  readonly places: ReadonlyMap<Row, Place>;
}

export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly letterOf: ReadonlyMap<string, string>;
}

const NAMES: Readonly<Record<Dataset, readonly [(year: number) => string, (year: number) => string]>> = {
  roster: [() => '市场监管局-工业企业名录', () => '市场监管局 工业企业名录（最终版）'],
  stats: [(y) => `统计局-规上工业企业主要指标-${y}年`, (y) => `统计局${y}年规上工业企业主要指标`],
  tax: [(y) => `税务局-企业入库税收-${y}`, (y) => `税务局-${y}年度入库税收`],
  land: [(y) => `自然资源和规划局-工业用地-${y}`, (y) => `${y}年工业用地（自然资源和规划局）`],
  energy: [(y) => `发改局-企业用能-${y}`, (y) => `发改局-${y}年度企业用能情况`],
  pollution: [(y) => `生态环境分局-主要污染物排放-${y}`, (y) => `生态环境分局${y}年主要污染物排放量`],
  violations: [() => '违法违规企业清单', () => '违法违规企业清单（执法部门汇总）'],
};
const TITLES: Readonly<Record<Dataset, string>> = {
  roster: '工业企业名录（虚构数据）',
  stats: '年度规模以上工业企业主要指标（虚构数据）',
  tax: '年企业入库税收明细（虚构数据）',
  land: '年工业用地情况（虚构数据）',
  energy: '年企业用能情况（虚构数据）',
  pollution: '年主要污染物排放量（虚构数据）',
  violations: '违法违规企业清单（虚构数据）',
};
const EXPORTERS: readonly Omit<CraftWorkbook, 'sheets'>[] = [
  { strings: 'inline' },
  { prefix: 'x' },
  { withoutReferences: true },
  { strict: true, absoluteTargets: true },
  { withoutStyles: true, strings: 'inline' },
  { date1904: true },
];

/** One department's table as the file it sends. */
export function writeTable(county: County, table: Table, on: Oddities, random: Random): WrittenFile {
  const { dataset, year } = table;
  const yearIndex = year === undefined ? 0 : county.years.indexOf(year);
  const [usual, other] = NAMES[dataset];
  const swapped = on.has('swappedFormats');
  const csv = swapped ? ['roster', 'energy', 'violations'].includes(dataset) : dataset === 'tax';
  const base =
    on.has('yearInTitle') && !csv
      ? `数据${dataset}${yearIndex}`
      : (on.has('fileNames') ? other : usual)(year ?? 0);
  const perTownship =
    (on.has('sheetPerTownship') || (on.has('rowsAcrossSheets') && dataset === 'land')) &&
    !csv &&
    (dataset === 'land' || (year !== undefined && random.chance(0.3)));
  const merged = on.has('townshipMergedDown') && dataset !== 'violations' && !csv && !perTownship;
  const columns = columnsOf(table, yearIndex, { withUnit: dataset === 'roster' || merged, csv }, on, random);
  const inOrder = (list: readonly Row[]) => (merged ? [...list].sort((a, b) => byUnit(county, a, b)) : list);
  const groups: [string, readonly Row[]][] = perTownship
    ? county.units.map((unit): [string, Row[]] => [
        unit,
        table.rows.filter((row) => (row.sheet ?? row.firm.unit) === unit),
      ])
    : [[sheetName(table, on), inOrder(table.rows)]];
  const typist = new Typist(on, random.fork('typing'), csv);
  const laid: LaidSheet[] = groups
    .filter(([, rows]) => rows.length > 0 || !perTownship)
    .map(([name, rows]) => {
      const title = `${perTownship ? name : county.place}${year ?? '市'}${TITLES[dataset]}`;
      return new Layout({ name, title, table, rows, columns, csv }, on, random.fork(name), typist).lay();
    });
  const places = new Map<Row, Place>();
  for (const { sheet, rowOf, letterOf } of laid) {
    for (const [row, line] of rowOf) places.set(row, { sheet: sheet.name, row: line, letterOf });
  }
  if (csv) {
    const text = laid[0] ? csvText(laid[0].sheet, on.has('csvLooseEnds')) : '';
    return { name: `${base}.csv`, bytes: csvBytes(text, yearIndex, on), table, places };
  }
  const sheets = withCompany(
    laid.map((l) => l.sheet),
    columns,
    table,
    on,
    typist,
    random,
  );
  if (on.has('xls')) return { name: `${base}.xls`, bytes: xlsBytes(sheets), table, places };
  const bytes = craftXlsx({ sheets, ...(on.has('exporters') ? random.pick(EXPORTERS) : {}) });
  return { name: `${base}.xlsx`, bytes, table, places };
}

function byUnit(county: County, a: Row, b: Row): number {
  return county.units.indexOf(a.firm.unit) - county.units.indexOf(b.firm.unit);
}

function sheetName(table: Table, on: Oddities): string {
  if (!on.has('fileNames')) return table.year === undefined ? 'Sheet' : `${table.year}年`;
  return table.dataset === 'roster' ? '名录' : 'Sheet1';
}

/** Sheets that must not be read: a hidden draft with other figures, and empty ones. */
function withCompany(
  sheets: readonly CraftSheet[],
  columns: readonly Column[],
  table: Table,
  on: Oddities,
  typist: Typist,
  random: Random,
): CraftSheet[] {
  const all = [...sheets];
  const first = table.rows[0];
  if (first && (on.has('hiddenDraftFirst') || on.has('hiddenDraftLast'))) {
    const twisted = Object.entries(first.cells).map(([id, cell]) => [
      id,
      typeof cell === 'bigint' ? cell * 3n + 7n : cell,
    ]);
    const row: Row = {
      ...first,
      cells: Object.fromEntries(twisted),
      parts: first.parts.map((part) => `${part}旧`),
    };
    const header = columns.map((c) => (c.unit ? `${c.header}（${c.unit.label}）` : c.header));
    const body = columns.map((c) => (c.kind === 'sequence' ? 1 : typist.cell(c, row)));
    const name = random.pick(['草稿', 'Sheet9', '旧表']);
    const draft: CraftSheet = { name, hidden: true, rows: [header, body] };
    if (on.has('hiddenDraftFirst')) all.unshift(draft);
    else all.push(draft);
  }
  if (on.has('otherSheets')) {
    const lines = [
      ['填表说明'],
      ['1. 请按统一社会信用代码填报。'],
      ['2. 单位：万元；企业名称与营业执照一致。'],
      ['3. 联系人：张三'],
    ];
    all.unshift({ name: '填表说明', rows: lines });
  }
  if (on.has('emptySheets')) all.push({ name: 'Sheet2', rows: [] }, { name: 'Sheet3', rows: [] });
  return all;
}

function csvBytes(text: string, yearIndex: number, on: Oddities): Uint8Array {
  if (!on.has('csvEncodings')) return toUtf8(text, false);
  return yearIndex % 2 === 0 ? toUtf8(text, true) : toGb18030(text);
}

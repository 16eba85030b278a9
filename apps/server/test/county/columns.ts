import type { Oddities } from './oddities.ts';
import type { Random } from './random.ts';
import { type Ratio, ratio } from './ratio.ts';
import type { Dataset, Table } from './tables.ts';

/** A unit a sheet may state: how many of the finest unit one of it holds. */
export interface Unit {
  readonly label: string;
  readonly holds: Ratio;
}

export interface Column {
  /** Field of the row's cells, or one of the keys every table has. */
  readonly id: string;
  readonly kind:
    | 'sequence'
    | 'code'
    | 'name'
    | 'part'
    | 'words'
    | 'day'
    | 'amount'
    | 'lastYear'
    | 'growth'
    | 'extra';
  readonly header: string;
  readonly unit: Unit | undefined;
  /** Title of the group above it in a two-row header. */
  readonly group: string | undefined;
  /** The group names the unit, so the header does not. */
  readonly bare?: boolean;
}

const unit = (label: string, n: bigint, d = 1n): Unit => ({ label, holds: ratio(n, d) });
const WAN_YUAN = unit('万元', 10n);
const THOUSAND_YUAN = unit('千元', 1n);
const YUAN = unit('元', 1n, 1000n);

// Per dataset: the units of the careful clerk, then those of the years when `otherUnits` is on.
const UNITS: Readonly<Record<string, readonly [Unit, ...Unit[]]>> = {
  money: [WAN_YUAN, THOUSAND_YUAN, WAN_YUAN, YUAN],
  people: [unit('人', 1n)],
  tax: [unit('元', 100n), unit('元', 100n), unit('万元', 1_000_000n), unit('千元', 100_000n)],
  area: [unit('平方米', 10n), unit('㎡', 10n), unit('平方米', 10n), unit('㎡', 10n)],
  coal: [unit('吨标准煤', 100n)],
  power: [unit('万千瓦时', 100n), unit('千瓦时', 1n, 100n), unit('万千瓦时', 100n), unit('千瓦时', 1n, 100n)],
  weight: [unit('千克', 10n)],
};
const TONNE = unit('吨', 10_000n);
const MU = unit('亩', 20_000n, 3n);
const HECTARE = unit('公顷', 100_000n);
// The same units in other words.
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  平方米: ['平方米', '㎡', 'm²', '平米'],
  '㎡': ['平方米', '㎡'],
  吨标准煤: ['吨标准煤', '吨标煤', 'tce'],
  万千瓦时: ['万千瓦时', '万度', '万kWh'],
  千瓦时: ['千瓦时', '度', 'kWh'],
  千克: ['千克', '公斤', 'kg'],
  吨: ['吨', 't'],
};

interface Measure {
  readonly id: string;
  readonly headers: readonly [string, ...string[]];
  readonly quantity: string;
}

const MEASURES: Readonly<Partial<Record<Dataset, readonly Measure[]>>> = {
  stats: [
    { id: 'valueAdded', headers: ['工业增加值', '增加值'], quantity: 'money' },
    { id: 'revenue', headers: ['营业收入', '主营业务收入'], quantity: 'money' },
    { id: 'rd', headers: ['研发费用', '研发经费支出', '研究开发费用'], quantity: 'money' },
    { id: 'employees', headers: ['平均用工人数', '从业人员平均人数'], quantity: 'people' },
  ],
  tax: [{ id: 'tax', headers: ['入库税额', '入库税收', '实际入库税额'], quantity: 'tax' }],
  land: [
    { id: 'own', headers: ['自有', '自有面积'], quantity: 'area' },
    { id: 'rentIn', headers: ['租入', '租入面积'], quantity: 'area' },
    { id: 'rentOut', headers: ['租出', '租出面积'], quantity: 'area' },
  ],
  energy: [
    { id: 'tce', headers: ['综合能耗', '综合能源消费量'], quantity: 'coal' },
    { id: 'electricity', headers: ['用电量', '全年用电量'], quantity: 'power' },
  ],
  pollution: [
    { id: 'cod', headers: ['化学需氧量', 'COD', '化学需氧量（COD）'], quantity: 'weight' },
    { id: 'ammonia', headers: ['氨氮', '氨氮排放量'], quantity: 'weight' },
    { id: 'sulphur', headers: ['二氧化硫', '二氧化硫排放量'], quantity: 'weight' },
    { id: 'nitrogen', headers: ['氮氧化物', '氮氧化物排放量'], quantity: 'weight' },
  ],
};

const GROUP: Readonly<Partial<Record<Dataset, string>>> = {
  stats: '主要经济指标',
  land: '用地面积',
  energy: '能源消费',
  pollution: '污染物排放量',
};

const CODE = ['统一社会信用代码', '纳税人识别号', '信用代码', '社会信用代码'] as const;
const NAME = ['企业名称', '单位名称', '企业（单位）名称', '纳税人名称'] as const;
const UNIT = ['乡镇（街道）', '街道（镇）', '所属乡镇'] as const;
const PART = {
  parcel: ['宗地号', '宗地编号'],
  taxKind: ['税种', '税种名称'],
  month: ['月份', '所属月份'],
} as const;
const WORDS: Readonly<
  Partial<Record<Dataset, readonly (readonly [string, 'words' | 'day', readonly string[]])[]>>
> = {
  roster: [
    ['industryCode', 'words', ['行业代码', '国民经济行业代码']],
    ['industryName', 'words', ['行业名称']],
    ['founded', 'day', ['成立日期', '成立时间']],
    ['above', 'words', ['是否规上', '是否规上企业']],
  ],
  violations: [
    ['field', 'words', ['领域', '违法领域']],
    ['day', 'day', ['认定日期', '认定时间']],
    ['severity', 'words', ['情形', '违法情形']],
  ],
};
const EXTRA = ['备注', '联系人', '联系电话', '法定代表人'] as const;

/** The columns of one table as this clerk writes them. `withUnit` is a township column beside the key; a CSV has one header row. */
export function columnsOf(
  table: Table,
  yearIndex: number,
  { withUnit, csv }: { readonly withUnit: boolean; readonly csv: boolean },
  on: Oddities,
  random: Random,
): Column[] {
  const word = (words: readonly string[]) => (on.has('synonyms') ? random.pick(words) : (words[0] ?? ''));
  const plain = (id: string, kind: Column['kind'], header: string): Column => {
    return { id, kind, header, unit: undefined, group: undefined };
  };
  const keys = [plain('code', 'code', word(CODE)), plain('name', 'name', word(NAME))];
  if (withUnit) keys.unshift(plain('unit', 'words', word(UNIT)));
  for (const [i, part] of table.parts.entries()) keys.push(plain(`part ${i}`, 'part', word(PART[part])));
  const blocks: Column[][] = keys.map((column) => [column]);
  for (const [id, kind, headers] of WORDS[table.dataset] ?? []) blocks.push([plain(id, kind, word(headers))]);
  const measures: Column[][] = (MEASURES[table.dataset] ?? []).map((measure) => {
    const chosen = spelt(unitOf(measure.quantity, yearIndex, on), on, random);
    const header = word(measure.headers);
    return beside(
      { id: measure.id, kind: 'amount', header, unit: chosen, group: csv ? undefined : GROUP[table.dataset] },
      on,
      random,
    );
  });
  if (on.has('extraColumns')) {
    for (const header of random.shuffled(EXTRA).slice(0, 2)) blocks.push([plain(header, 'extra', header)]);
  }
  const ordered = order(blocks, measures, on, random);
  return [plain('sequence', 'sequence', '序号'), ...ordered];
}

function unitOf(quantity: string, yearIndex: number, on: Oddities): Unit {
  const units = UNITS[quantity];
  if (!units) throw new Error(`no units for ${quantity}`);
  if (quantity === 'weight' && on.has('tonnes')) return TONNE;
  if (quantity === 'area' && on.has('muAndHectares')) return yearIndex === 1 ? HECTARE : MU;
  const [careful, ...others] = units;
  return (on.has('otherUnits') ? others[yearIndex] : undefined) ?? careful;
}

const isLand = ({ id }: Column): boolean => ['own', 'rentIn', 'rentOut'].includes(id);

function spelt(chosen: Unit, on: Oddities, random: Random): Unit {
  const words = SPELLINGS[chosen.label];
  return words && on.has('unitSpellings') ? { ...chosen, label: random.pick(words) } : chosen;
}

/** A measure with the year before and its growth beside it, where that oddity is on. */
function beside(column: Column, on: Oddities, random: Random): Column[] {
  if (on.has('otherYearUnder') && column.unit && column.group && !isLand(column)) {
    return underOneTitle(column, column.unit, on, random);
  }
  const before = on.has('otherYearBefore');
  if ((!before && !on.has('otherYearAfter')) || isLand(column)) return [column];
  const header = random.pick(['上年同期', `${column.header}上年同期`, `上年同期${column.header}`]);
  const lastYear: Column = { ...column, id: `${column.id} last year`, kind: 'lastYear', header };
  const growthHeader = random.pick(['增长%', '同比增长（%）', `${column.header}增长%`]);
  const growth: Column = {
    ...column,
    id: `${column.id} growth`,
    kind: 'growth',
    header: growthHeader,
    unit: undefined,
  };
  return before ? [lastYear, growth, column] : [column, lastYear, growth];
}

/** 工业增加值（万元） merged over 本年, 上年同期 and 增长%. */
function underOneTitle(column: Column, unit: Unit, on: Oddities, random: Random): Column[] {
  const group = on.has('unitLine') ? column.header : `${column.header}（${unit.label}）`;
  const part = (id: string, kind: Column['kind'], header: string): Column => {
    return { id, kind, header, unit: kind === 'growth' ? undefined : unit, group, bare: true };
  };
  const current = part(column.id, 'amount', random.pick(['本年', '本期', '本年数']));
  const lastYear = part(`${column.id} last year`, 'lastYear', '上年同期');
  const growth = part(`${column.id} growth`, 'growth', '增长%');
  return random.chance(0.5) ? [current, lastYear, growth] : [lastYear, current, growth];
}

/** Columns of one group stay together under their title. */
function order(blocks: Column[][], measures: Column[][], on: Oddities, random: Random): Column[] {
  if (!on.has('shuffledColumns')) return [...blocks, ...measures].flat();
  const figures = random.shuffled(measures).flat();
  return random.shuffled(figures.length > 0 ? [...blocks, figures] : blocks).flat();
}

/**
 * The unit symbols of the departments' workbooks and of the plan, each with its exact size in base units.
 *
 * Kinds that look alike stay apart on purpose: 元 and 美元 (no constant rate), 吨 and 吨标准煤, 千瓦时 and 吨标准煤 (当量 or
 * 等价 is a parameter of the plan, not a constant), 年/月 and 日/小时 (a month has no fixed number of days), and every
 * counter (人, 家, 个 …), so that persons are never added to firms.
 */
export type BaseDimension =
  | 'yuan'
  | 'dollar'
  | 'metre'
  | 'gram'
  | 'gramCoal'
  | 'gramCarbon'
  | 'kilowattHour'
  | 'megajoule'
  | 'person'
  | 'firm'
  | 'item'
  | 'piece'
  | 'parcel'
  | 'project'
  | 'machine'
  | 'storey'
  | 'building'
  | 'occasion'
  | 'share'
  | 'point'
  | 'month'
  | 'hour';

export interface UnitSymbol {
  /** As written on screen. */
  readonly symbol: string;
  /** Other spellings: compared without case, full-width forms folded by NFKC. */
  readonly aliases: readonly string[];
  /** Size in base units, as a fraction. */
  readonly size: readonly [numerator: bigint, denominator: bigint];
  /** Base dimension and power; `undefined` for a pure number such as %. */
  readonly dimension: readonly [BaseDimension, number] | undefined;
}

const unitOf = (dimension: BaseDimension, power = 1) => {
  return (symbol: string, size: bigint | readonly [bigint, bigint], ...aliases: string[]): UnitSymbol => ({
    symbol,
    aliases,
    size: typeof size === 'bigint' ? [size, 1n] : size,
    dimension: [dimension, power],
  });
};

const ratio = (symbol: string, denominator: bigint, ...aliases: string[]): UnitSymbol => ({
  symbol,
  aliases,
  size: [1n, denominator],
  dimension: undefined,
});

const length = unitOf('metre');
const area = unitOf('metre', 2);
const mass = unitOf('gram');
const coal = unitOf('gramCoal');
const carbon = unitOf('gramCarbon');
const power = unitOf('kilowattHour');
const heat = unitOf('megajoule');

export const UNIT_SYMBOLS: readonly UnitSymbol[] = [
  unitOf('yuan')('元', 1n, '人民币元', '元人民币', 'rmb', 'cny'),
  unitOf('dollar')('美元', 1n, 'usd'),
  length('米', 1n, 'm'),
  length('千米', 1000n, '公里', 'km'),
  area('㎡', 1n, '平方米', '平米', '平方'),
  // 1 亩 = 2000/3 ㎡, 1 公顷 = 15 亩
  area('亩', [2000n, 3n], '市亩'),
  area('公顷', 10_000n, 'ha', 'hm2'),
  area('平方公里', 1_000_000n, '平方千米', 'km2'),
  unitOf('metre', 3)('立方米', 1n, 'm3', '方'),
  mass('克', 1n, 'g'),
  mass('千克', 1000n, '公斤', 'kg'),
  mass('吨', 1_000_000n, 't', '公吨'),
  coal('克标准煤', 1n, '克标煤', 'gce'),
  coal('千克标准煤', 1000n, '千克标煤', '公斤标准煤', '公斤标煤', 'kgce'),
  coal('吨标准煤', 1_000_000n, '吨标煤', '标煤吨', '标准煤吨', 'tce'),
  carbon('千克二氧化碳', 1000n, 'kgco2', 'kgco2e'),
  carbon('吨二氧化碳', 1_000_000n, 'tco2', '吨co2', '吨二氧化碳当量', 'tco2e'),
  power('千瓦时', 1n, 'kwh', 'kw·h', 'kw.h', '度'),
  power('兆瓦时', 1000n, 'mwh'),
  heat('兆焦', 1n, 'mj'),
  heat('吉焦', 1000n, 'gj', '百万千焦'),
  unitOf('person')('人', 1n, '名'),
  unitOf('firm')('家', 1n, '户'),
  unitOf('item')('项', 1n),
  unitOf('piece')('个', 1n),
  unitOf('parcel')('宗', 1n, '宗地', '地块'),
  unitOf('project')('件', 1n),
  unitOf('machine')('台', 1n, '套', '台套', '台(套)'),
  unitOf('storey')('层', 1n),
  unitOf('building')('幢', 1n, '栋'),
  unitOf('occasion')('次', 1n),
  unitOf('share')('份', 1n),
  unitOf('point')('分', 1n),
  unitOf('month')('月', 1n, '个月'),
  unitOf('month')('年', 12n),
  unitOf('hour')('小时', 1n, '时', 'h'),
  unitOf('hour')('日', 24n, '天', 'd'),
  ratio('%', 100n, '百分比'),
  ratio('百分点', 100n, '个百分点'),
  ratio('‰', 1000n),
  ratio('倍', 1n),
];

/** Number words that may stand before a symbol: 万元, 亿千瓦时, 百万美元. */
export const MULTIPLIERS: ReadonlyMap<string, bigint> = new Map([
  ['十', 10n],
  ['百', 100n],
  ['千', 1000n],
  ['万', 10_000n],
  ['十万', 100_000n],
  ['百万', 1_000_000n],
  ['千万', 10_000_000n],
  ['亿', 100_000_000n],
  ['十亿', 1_000_000_000n],
  ['百亿', 10_000_000_000n],
]);

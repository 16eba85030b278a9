import { inventCode } from './credit-code.ts';
import type { Scale } from './expectation.ts';
import { type Figures, inventFigures } from './figures.ts';
import { Random } from './random.ts';
import { placeSpecialFirms } from './special-firms.ts';

export interface Firm {
  readonly code: string;
  /** Clean: half-width brackets, no blanks. */
  readonly name: string;
  readonly unit: string;
  readonly industry: readonly [code: string, name: string];
  /** `YYYY-MM-DD` */
  readonly founded: string;
  readonly scale: Scale;
  /** True figures by year; a firm not yet founded or already closed has none. */
  readonly years: Map<number, Figures>;
}

export interface Violation {
  readonly firm: Firm;
  readonly field: string;
  readonly day: string;
  readonly severity: '严重' | '一般';
}

export interface County {
  readonly place: string;
  /** Ascending; the last one is evaluated, the one before is needed for screening. */
  readonly years: readonly number[];
  readonly units: readonly string[];
  readonly firms: readonly Firm[];
  readonly violations: readonly Violation[];
}

export interface CountyShape {
  readonly seed: number;
  readonly size: number;
  readonly lastYear: number;
  /** Townships no plan has heard of, in a county with another name. */
  readonly elsewhere: boolean;
  /** Land that nets to zero, emissions below zero. */
  readonly degenerate: boolean;
}

const YUHUAN_UNITS =
  '玉城街道 坎门街道 大麦屿街道 楚门镇 清港镇 芦浦镇 干江镇 沙门镇 龙溪镇 鸡山乡 海山乡 玉环经济开发区'.split(
    ' ',
  );
const OTHER_UNITS = '东浦街道 白鹭洲街道 石塘坑镇 上塘镇 新桥镇 下梁乡 螺洋高新区'.split(' ');
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];
const BRANDS = [...'隆盛昌恒泰瑞鑫达'];
const TAILS = ['有限公司', '制造有限公司', '股份有限公司', '科技有限公司', '工贸有限公司', '(浙江)有限公司'];
const INDUSTRIES: readonly (readonly [string, string, string])[] = [
  ['3443', '阀门和旋塞制造', '阀门'],
  ['3352', '建筑装饰及水暖管道零件制造', '水暖'],
  ['3670', '汽车零部件及配件制造', '汽车零部件'],
  ['3587', '眼镜制造', '眼镜'],
  ['2110', '木质家具制造', '家具'],
  ['3391', '黑色金属铸造', '铸造'],
  ['2929', '塑料零件及其他塑料制品制造', '塑业'],
  ['3812', '电动机制造', '电机'],
];

/** A fictional county: the same shape gives the same county, figure by figure. */
export function inventCounty(shape: CountyShape): County {
  const random = new Random(`county ${shape.seed}`);
  const place = shape.elsewhere ? '青螺' : '玉环';
  const region = shape.elsewhere ? '339921' : '331083';
  const units = shape.elsewhere ? OTHER_UNITS : YUHUAN_UNITS;
  const years = [shape.lastYear - 2, shape.lastYear - 1, shape.lastYear];
  const names = new Set<string>();
  const codes = new Set<string>();
  const firms: Firm[] = [];
  while (firms.length < shape.size) {
    const [industryCode, industryName, product] = random.pick(INDUSTRIES);
    const stem = random.pick(STEMS) + random.pick(BRANCHES) + random.pick(BRANDS);
    const name = `${place}${stem}${product}${random.pick(TAILS)}`;
    const code = inventCode(random, region, random.chance(0.3));
    if (names.has(name) || codes.has(code)) continue;
    names.add(name);
    codes.add(code);
    const scale = firms.length < shape.size * 0.45 ? 'above' : 'below';
    const founded = inventDay(random, random.between(1992, 2018));
    const unit = random.pick(units);
    firms.push({
      code,
      name,
      unit,
      industry: [industryCode, industryName],
      founded,
      scale,
      years: new Map(),
    });
  }
  for (const firm of firms) liveThrough(firm, years, random);
  placeSpecialFirms(firms, years, shape.degenerate);
  const violations = inventViolations(firms, years, random.fork('violations'));
  return { place, years, units, firms: random.shuffled(firms), violations };
}

export function inventDay(random: Random, year: number): string {
  const month = String(random.between(1, 12)).padStart(2, '0');
  return `${year}-${month}-${String(random.between(1, 28)).padStart(2, '0')}`;
}

/** Most firms live through all years; some are founded in the middle, some close. */
function liveThrough(firm: Firm, years: readonly number[], random: Random): void {
  const fate = random.next();
  for (const [i, year] of years.entries()) {
    if ((fate < 0.04 && i < 2) || (fate >= 0.04 && fate < 0.07 && i < 1)) continue;
    if ((fate >= 0.07 && fate < 0.1 && i > 1) || (fate >= 0.1 && fate < 0.12 && i > 0)) continue;
    firm.years.set(year, inventFigures(random, firm.scale, firm.years.get(year - 1)));
  }
}

function inventViolations(firms: readonly Firm[], years: readonly number[], random: Random): Violation[] {
  const violations: Violation[] = [];
  for (const firm of firms) {
    if (!random.chance(0.14)) continue;
    const count = random.between(1, 3);
    for (let i = 0; i < count; i += 1) {
      const field = random.pick(['环境保护', '安全生产', '违法用地', '能源消耗', '产品质量']);
      const year = random.chance(0.7) ? (years.at(-1) ?? 0) : random.pick(years);
      const severity = random.chance(0.35) ? '严重' : '一般';
      violations.push({ firm, field, day: inventDay(random, year), severity });
    }
  }
  return violations;
}

import { fileURLToPath } from 'node:url';
import { checkCharacter } from '@tenglong/domain/enterprise';

/** The invented county of 云屏: its plan folder, eight firms and its departments' sheets of 2023. */
export const YUNPING = fileURLToPath(new URL('./yunping-2022-2024', import.meta.url));

/** Credit codes of the county's invented area, with their check character. */
export const code = (index: number): string => {
  const body = `91339921${String(index).padStart(9, '0')}`;
  return body + (checkCharacter(body) ?? '');
};
export const name = (index: number): string => `云屏${'甲乙丙丁戊己庚辛'.charAt(index - 1)}号厂`;

export interface Firm {
  readonly index: number;
  readonly unit: string;
  readonly scale: '四上' | '四下';
  readonly industry: string;
  readonly land: string;
  /** 千元, in two quarters. */
  readonly tax: readonly [string, string];
  readonly sales: string;
  readonly kwh: string;
  readonly tenants: string;
}
const firm = (
  index: number,
  unit: string,
  scale: Firm['scale'],
  industry: string,
  ...rest: string[]
): Firm => {
  const [land = '', first = '', second = '', sales = '', kwh = '', tenants = '0'] = rest;
  return { index, unit, scale, industry, land, tax: [first, second], sales, kwh, tenants };
};

// land 亩, tax of two quarters 千元, sales 万元, power 千瓦时, tenants. Above scale: Σ land 100, tax 500 万元, sales 5000,
// power 100 万千瓦时; fewer than five in each industry, so the county's figures × 2 are the baseline: 10, 100, 10.
export const FIRMS = [
  firm(1, '石桥街道', '四上', '1711', '10', '600', '400', '1000', '200000'),
  firm(2, '云山乡', '四上', '1712', '10', '250', '250', '1000', '200000', '3'),
  firm(3, '屏水镇', '四上', '3311', '20', '500', '500', '1000', '200000'),
  firm(4, '高新区', '四上', '3443', '20', '250', '250', '1000', '200000'),
  firm(5, '石桥街道', '四上', '1711', '40', '1000', '1000', '1000', '200000'),
  firm(6, '石桥街道', '四下', '1711', '5', '100', '12.5', '80', '1000'),
  firm(7, '云山镇', '四下', '1711', '4.99', '10', '0', '80', '1000'),
  firm(8, '屏水镇', '四下', '2110', '10', '200', '199.9', '80', '1000'),
];

export const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.join(',')).join('\n')}\n`;
export const SHEETS: Record<string, string> = {
  '单位名册.csv': csv([
    ['主体代码', '主体名称', '所在片区', '国标行业', '四上标识'],
    ...FIRMS.map((one) => [code(one.index), name(one.index), one.unit, one.industry, one.scale]),
  ]),
  '纳税开票2023.csv': csv([
    ['属期', '纳税人代码', '纳税人', '季度', '实缴税金', '开票销售（万元）'],
    ...FIRMS.flatMap((one) => [
      ['2023', code(one.index), name(one.index), '上', one.tax[0], one.sales],
      ['2023', code(one.index), name(one.index), '下', one.tax[1], '0'],
    ]),
  ]),
  '占地台账2023.csv': csv([
    ['年份', '代码', '使用单位', '图斑号', '占地面积（亩）', '承租户数'],
    ...FIRMS.map((one) => ['2023', code(one.index), name(one.index), 'T1', one.land, one.tenants]),
  ]),
  '电量台账2023.csv': csv([
    ['客户代码', '客户名称', '年电量'],
    ...FIRMS.map((one) => [code(one.index), name(one.index), one.kwh]),
  ]),
  '处罚台账2023.csv': csv([
    ['当事人代码', '当事人', '事由', '作出日期', '档次'],
    [code(5), name(5), '安全', '2023-05-06', '重大'],
  ]),
};

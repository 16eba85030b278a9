import { z } from 'zod';
import { AddressText, Figure, Slug, Text } from './primitives.ts';

/** What one place of the plan says about a quantity. */
export const Statement = z.strictObject({
  at: AddressText,
  value: Figure,
  upTo: Figure.optional().describe('写成区间时的上端，如 1-2 家的 2'),
  strict: z.boolean().describe('不含本数为 true（突破、超过），含本数为 false（以上、达到、以下）'),
  period: z
    .enum(['byEnd', 'perYear', 'always'])
    .describe('byEnd 到期末累计、perYear 每年、always 不分期（门槛、时限）'),
  bare: z.literal(true).optional().describe('原文只写数、没有“以上”的为 true；仍按不低于办'),
  note: Text.optional(),
});
export type Statement = z.infer<typeof Statement>;

const Year = z.int('年度应为整数').min(1990, '年度不能早于 1990').max(2100, '年度不能晚于 2100');

/** The county-wide figure of a scheme's indicator, or by how much it has changed since a year. */
const MeasuredByScheme = z.strictObject({
  scheme: Slug,
  indicator: Text,
  since: Year.optional().describe('累计变化从哪一年起算，现状为与这一年相比的变化，以 % 计'),
  inverse: z.literal(true).optional().describe('要的是这项指标的倒数：单位增加值能耗是单位能耗增加值的倒数'),
});

/** Of the enterprises that a rule of screening listed for a year, the share that a register has closed, in per cent. */
const MeasuredByScreening = z.strictObject({
  screening: Slug.describe('screening.yaml 里的规则'),
  year: Year.describe('按哪一年度最近一次测算的排查结果'),
  register: Slug.describe('在哪张清单上办结'),
});

/**
 * A quantity the plan sets a figure for. The figure itself stands in `stated`, once for each place that says it, so
 * that two places can differ.
 */
export const Quantity = z.strictObject({
  key: Text.describe('量的名称，全方案唯一'),
  title: Text,
  unit: z.string().max(20).describe('计量单位；没有单位的留空串'),
  role: z.enum(['target', 'threshold']).describe('target 目标、threshold 门槛或时限'),
  direction: z
    .enum(['atLeast', 'atMost', 'decrease'])
    .describe('atLeast 不低于、atMost 不高于、decrease 下降'),
  baseline: z
    .enum(['absolute', 'yearlyGrowth', 'averageGrowth', 'cumulativeChange'])
    .describe(
      'absolute 绝对数、yearlyGrowth 比上年、averageGrowth 期内年均增长、cumulativeChange 期内累计变化',
    ),
  additive: z.boolean().describe('能否按乡镇分解相加：家数、项数能，亩均、比率不能'),
  measuredBy: z
    .union([MeasuredByScheme, z.strictObject({ ledger: Text }), MeasuredByScreening])
    .optional()
    .describe(
      '现状取评价办法里哪项指标的全县基准值，腾笼账里哪种要素的腾出数，或排查列入的企业办结的比例；没有可取的不填',
    ),
  basis: Text.optional().describe('现状按什么口径算，与目标的口径不同的写明，显示在数的旁边'),
  publishedBy: Text.optional().describe('平台没有数、由哪个部门公布，写 departments.yaml 里的标识或名称'),
  stated: z.array(Statement).min(1),
});
export type Quantity = z.infer<typeof Quantity>;

/** A closed or open list of things the plan allows or requires, said at one or more places. */
export const Enumeration = z.strictObject({
  key: Text,
  title: Text,
  stated: z
    .array(
      z.strictObject({
        at: AddressText,
        items: z.array(Text).min(1),
        open: z.boolean().describe('原文末尾有“等”的为 true'),
      }),
    )
    .min(1),
});
export type Enumeration = z.infer<typeof Enumeration>;

/** `indicators.yaml` */
export const IndicatorsFile = z.strictObject({
  quantities: z.array(Quantity).min(1),
  enumerations: z.array(Enumeration),
});

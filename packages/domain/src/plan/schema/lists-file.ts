import { z } from 'zod';
import { AddressText, Amount, Slug, Text } from './primitives.ts';

/** One column of figures. */
export const ListColumn = z.strictObject({
  key: Slug,
  title: Text,
  group: Text.optional().describe('上一级表头'),
  unit: Text,
  parts: z.array(Slug).optional().describe('本栏等于哪几栏之和'),
  within: Slug.optional().describe('本栏是哪一栏的其中数，不得大于它'),
  quantity: Text.optional().describe('本栏分解的是 indicators.yaml 里的哪个量'),
  sameMeasure: z.boolean().optional().describe('与该量口径相同为 true；可能不同为 false'),
  measureNote: Text.optional(),
});
export type ListColumn = z.infer<typeof ListColumn>;

export const ListRow = z.strictObject({
  unit: Text.describe('乡镇（街道）名称；全县一行的写县名'),
  values: z.array(Amount).describe('与各栏一一对应'),
});

/** One of the lists. */
export const PlanList = z.strictObject({
  number: z.int().min(1).max(99),
  title: Text,
  shortTitle: Text,
  level: z.enum(['unit', 'county']).describe('unit 分解到乡镇、county 只有全县数'),
  columns: z.array(ListColumn).min(1),
  rows: z.array(ListRow).min(1),
  total: z.array(Amount).optional().describe('印出的合计；没有合计行的不填'),
});
export type PlanList = z.infer<typeof PlanList>;

/** `lists.yaml` */
export const ListsFile = z.strictObject({
  annex: AddressText.describe('各清单所在附件，如 "附件2"'),
  totalLabel: Text.describe('合计行的名称'),
  lists: z.array(PlanList),
});
export type ListsFile = z.infer<typeof ListsFile>;

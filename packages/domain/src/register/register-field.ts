import { z } from 'zod';
import { Sensitivity } from '../enterprise/index.ts';
import { type FactDeclaration, Name, UnitText } from '../rule/index.ts';
import { Line } from './words.ts';

const Bound = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,8})?$/, '应写成带引号的数，如 "0"')
  .transform((text) => text);

const shared = {
  label: Line,
  sensitivity: Sensitivity,
  note: Line.optional(),
  computed: z.literal(true, '只写 true，或不写').optional().describe('由平台填，谁都不能改'),
};

/** A field of an entry: what it is called, its type and unit, and who may see it. */
export const RegisterField = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      ...shared,
      type: z.literal('number'),
      unit: UnitText.optional().describe('计量单位；纯数不填'),
      decimals: z.int('小数位数应为整数').min(0).max(8, '小数位数不能超过 8').describe('屏幕上的小数位数'),
      least: Bound.optional().describe('最小是多少，含本数'),
      most: Bound.optional().describe('最大是多少，含本数'),
      additive: z.boolean().optional().describe('能不能相加；不填的，比率和没有单位的不相加'),
    }),
    z.strictObject({
      ...shared,
      type: z.literal('text'),
      options: z.record(Name, Line, '备选项应写成 {标识: 名称}').optional(),
      mask: z.boolean().optional().describe('姓名：只在卷宗里完整显示，清单、看板和导出里只留第一个字'),
    }),
    z.strictObject({ ...shared, type: z.literal('date') }),
    z.strictObject({ ...shared, type: z.literal('boolean') }),
  ],
  'type 应为 number 数值、text 文字、date 日期、boolean 是非之一',
);
export type RegisterField = z.infer<typeof RegisterField>;

/** The field as rules see it. */
export function declareField(field: RegisterField): FactDeclaration {
  const { label } = field;
  switch (field.type) {
    case 'number':
      return { type: 'number', label, unit: field.unit, decimals: field.decimals };
    case 'text':
      return { type: 'text', label, options: field.options };
    default:
      return { type: field.type, label };
  }
}

/** A name as it stands outside the dossier: its first character, and no hint of how many follow. */
export const maskName = (name: string): string => (name === '' ? '' : `${[...name][0]}**`);

/** Whether a sum of the field over entries means anything: a ratio, a rank or a height does not add up. */
export function isAdditive(field: RegisterField): boolean {
  if (field.type !== 'number') return false;
  const { unit = '', additive } = field;
  return additive ?? (unit !== '' && unit !== '%' && !unit.includes('/'));
}

import { z } from 'zod';
import { Sensitivity } from '../enterprise/index.ts';
import { type FactDeclaration, Name, UnitText } from '../rule/index.ts';
import { Line } from './words.ts';

const shared = { label: Line, sensitivity: Sensitivity, note: Line.optional() };

/** A field of an entry: what it is called, its type and unit, and who may see it. */
export const RegisterField = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      ...shared,
      type: z.literal('number'),
      unit: UnitText.optional().describe('计量单位；纯数不填'),
      decimals: z.int('小数位数应为整数').min(0).max(8, '小数位数不能超过 8').describe('屏幕上的小数位数'),
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

import { z } from 'zod';
import { ExactText, type FactDeclaration, Name, UnitText, type Vocabulary } from '../rule/index.ts';
import { CalendarDaySchema } from '../values/index.ts';
import { HeldFrom } from './held-from.ts';
import { Line } from './words.ts';

/** Where a fact comes from: reported by departments, graded, kept in a register, or stated by the applicant. */
export const INPUT_SOURCES = ['facts', 'evaluation', 'register', 'form'] as const;
export const InputSource = z.enum(INPUT_SOURCES, 'source 应为 facts、evaluation、register、form 之一');
export type InputSource = z.infer<typeof InputSource>;

const shared = {
  label: Line,
  help: Line.optional(),
  source: InputSource.optional(),
  from: HeldFrom.optional().describe('平台里哪里有这一项；没有的不写'),
  ruling: Line.optional().describe('平台里的事实不是原文的说法、按此认定的理由'),
};

const number = z.strictObject({
  ...shared,
  type: z.literal('number'),
  unit: UnitText.optional().describe('计量单位；纯数不填'),
  decimals: z.int().min(0).max(8, '小数位数不能超过 8').optional().describe('通常的小数位数'),
  least: ExactText.optional().describe('不会小于'),
  most: ExactText.optional().describe('不会大于'),
  whole: z.boolean().optional().describe('只能是整数'),
});
const boolean = z.strictObject({ ...shared, type: z.literal('boolean') });
const date = z.strictObject({
  ...shared,
  type: z.literal('date'),
  none: z
    .strictObject({ reads: CalendarDaySchema, label: Line })
    .optional()
    .describe('null 表示没有；规则按 reads 这一天读'),
});
const text = z.strictObject({
  ...shared,
  type: z.literal('text'),
  options: z.record(z.string().min(1), Line, '备选项应写成 {值: 名称}').optional(),
});

/** A list whose items are plain values. */
const series = z.strictObject({
  ...shared,
  type: z.literal('series'),
  of: z.discriminatedUnion('type', [number, boolean, date, text]),
});

export interface ListInput {
  readonly type: 'list';
  readonly label: string;
  readonly help?: string | undefined;
  readonly source?: InputSource | undefined;
  readonly from?: HeldFrom | undefined;
  readonly ruling?: string | undefined;
  readonly fields: PolicyInputs;
}
type Single = z.infer<typeof number | typeof boolean | typeof date | typeof text>;
export type PolicyInput = Single | z.infer<typeof series> | ListInput;
export type PolicyInputs = Readonly<Record<string, PolicyInput>>;

/** One typed input of a policy: its label, unit and bounds, and where the fact comes from. */
export const PolicyInput: z.ZodType<PolicyInput> = z.lazy(() =>
  z.discriminatedUnion(
    'type',
    [
      number,
      boolean,
      date,
      text,
      series,
      z.strictObject({ ...shared, type: z.literal('list'), fields: PolicyInputs }),
    ],
    'type 应为 number 数值、boolean 是非、date 日期、text 文字、series 一列值、list 清单之一',
  ),
);
export const PolicyInputs: z.ZodType<PolicyInputs> = z.record(Name, PolicyInput, '应写成 {标识: 说明}');

/** The field under which the values of a series stand, as a list of items of one field. */
export const SERIES_FIELD = 'value';

function declare(input: PolicyInput): FactDeclaration {
  switch (input.type) {
    case 'number': {
      const { type, label, unit, decimals, least, most, whole } = input;
      return { type, label, unit, decimals, least, most, whole };
    }
    case 'text':
      return { type: 'text', label: input.label, options: input.options };
    case 'list':
      return { type: 'list', label: input.label, fields: declareInputs(input.fields) };
    case 'series':
      return { type: 'list', label: input.label, fields: { [SERIES_FIELD]: declare(input.of) } };
    default:
      return { type: input.type, label: input.label };
  }
}

/** The inputs as rules see them. */
export const declareInputs = (inputs: PolicyInputs): Vocabulary =>
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, declare(input)]));

/** The place of a fact as its sender knows it: `parcelsMu[0]`, not the field behind it. */
export const factPath = (fact: string): string => fact.replace(new RegExp(`(\\])\\.${SERIES_FIELD}$`), '$1');

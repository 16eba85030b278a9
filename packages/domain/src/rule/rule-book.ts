import { z } from 'zod';
import { CalendarDaySchema } from '../values/index.ts';
import { ExpressionSchema, Name, UnitText } from './expression-schema.ts';

const label = z.string('请写明名称').trim().min(1, '请写明名称').max(200, '名称过长');
const note = z.string('说明应写成文字').trim().min(1, '说明不能为空').max(2000, '说明过长').optional();
/** The address of the clause that says so: `22`, `五.3`, `附件1#16`. */
const clause = z.string('条款应写成带引号的地址，如 "22"').min(1, '条款地址不能为空').max(100).optional();

/** A literal in plan data: numbers as quoted decimals, so that nothing is rounded on the way in. */
export const Scalar = z.union(
  [z.string(), z.boolean(), z.int()],
  '应写成带引号的数值、文字或日期，或 true、false',
);
export type Scalar = z.infer<typeof Scalar>;

export const SCALAR_TYPES = ['number', 'text', 'boolean', 'date'] as const;
export type ScalarType = (typeof SCALAR_TYPES)[number];
/** Left out, it is a number. */
const type = z.enum(SCALAR_TYPES, 'type 应为 number 数值、text 文字、boolean 是非、date 日期之一').optional();
const period = { from: CalendarDaySchema.optional(), until: CalendarDaySchema.optional() };

/** A value with the days it is in force, both included; an open end is left out. */
export const ParameterVersion = z.strictObject({ value: Scalar, ...period, clause, note });
export type ParameterVersion = z.infer<typeof ParameterVersion>;

/**
 * A number, text, truth value or day with a name, so that nobody has to look for it inside a rule. One value stands
 * in it directly; several, each with its days, under `versions`.
 */
export const Parameter = z
  .strictObject({
    label,
    type,
    unit: UnitText.optional(),
    clause,
    note,
    value: Scalar.optional(),
    ...period,
    versions: z.array(ParameterVersion).min(1, '至少要有一个取值').optional(),
  })
  .refine(({ value, versions }) => (value === undefined) !== (versions === undefined), {
    message: '请写 value（一个取值）或 versions（分时期的取值），只写其一',
  });
export type Parameter = z.infer<typeof Parameter>;

/** A key column. `prefix` lets a row of division 33 serve class 3312; the longest prefix wins. `*` fits anything. */
export const TableKey = z.strictObject({
  name: Name,
  label,
  /** Left out, it is `exact`. */
  match: z.enum(['exact', 'prefix'], 'match 应为 exact 全等或 prefix 按前缀').optional(),
});

export const TableColumn = z.strictObject({ label, type, unit: UnitText.optional() });
export type TableColumn = z.infer<typeof TableColumn>;

/** A row: what its keys must be (a key left out fits anything), and its cells. A cell left out has no value. */
export const TableRow = z.strictObject({
  when: z.record(
    Name,
    z.union([z.string().min(1), z.int()], '键值应写成带引号的文字'),
    'when 应写成 {键: 值}',
  ),
  // biome-ignore lint/suspicious/noThenProperty: the word of the language; a row is data and never awaited
  then: z.record(Name, Scalar, 'then 应写成 {栏: 值}'),
  clause,
  note,
});
export type TableRow = z.infer<typeof TableRow>;

/** A table of values by keys, such as thresholds by industry, region and year. It may be empty, and say why. */
export const Table = z.strictObject({
  label,
  clause,
  note,
  keys: z.array(TableKey).min(1, '至少要有一个键'),
  columns: z.record(Name, TableColumn, 'columns 应写成 {栏: 说明}'),
  rows: z.array(TableRow),
});
export type Table = z.infer<typeof Table>;

/** A named expression. `unit` is what it is shown in. */
export const Definition = z.strictObject({
  label,
  clause,
  note,
  unit: UnitText.optional(),
  is: ExpressionSchema,
});
export type Definition = z.infer<typeof Definition>;

/** What rules share: parameters at the top, tables, definitions. Spread its shape into a file's own schema. */
export const RuleBook = z.strictObject({
  parameters: z.record(Name, Parameter, 'parameters 应写成 {名称: 取值}').default({}),
  tables: z.record(Name, Table, 'tables 应写成 {名称: 表}').default({}),
  definitions: z.record(Name, Definition, 'definitions 应写成 {名称: 定义}').default({}),
});
export type RuleBook = z.infer<typeof RuleBook>;

import { z } from 'zod';
import { AddressText, Slug, Text } from './primitives.ts';

const DivisionCode = z
  .string()
  .regex(/^\d{2}$/)
  .describe('两位大类代码，加引号');
const ClassCode = z
  .string()
  .regex(/^\d{4}$/)
  .describe('四位小类代码，加引号');

/** A group of the county's own industry pattern. The members are the office's to fill; an empty list means not known. */
export const PatternGroup = z.strictObject({
  id: Slug,
  title: Text,
  segments: z.array(Text).describe('方案点名的产业'),
  codes: z
    .array(z.string().regex(/^\d{2,4}$/))
    .describe('归入本组的国民经济行业代码，二至四位；空表示待本地填写'),
});

export const IndustryPattern = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,6}$/)
    .describe('格局代号，如 "268"'),
  title: Text,
  scope: z.enum(['county', 'city']),
  at: z.array(AddressText).min(1),
  status: z.enum(['configured', 'toConfigure']).describe('toConfigure 表示对照关系尚待本地填写'),
  groups: z.array(PatternGroup),
  note: Text.optional(),
});

/** `industries.yaml` */
export const IndustriesFile = z.strictObject({
  standard: Text.describe('行业分类标准'),
  manufacturing: z
    .strictObject({ from: DivisionCode, to: DivisionCode })
    .describe('制造业的大类范围，含首尾'),
  divisions: z.array(z.strictObject({ code: DivisionCode, name: Text })),
  classes: z.array(z.strictObject({ code: ClassCode, name: Text })).describe('本地常见小类'),
  patterns: z.array(IndustryPattern),
});
export type IndustriesFile = z.infer<typeof IndustriesFile>;

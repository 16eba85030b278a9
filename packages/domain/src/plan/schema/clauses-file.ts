import { z } from 'zod';
import { AddressText, Text } from './primitives.ts';

/** A part of the document (`三`) or a headed section that is no clause itself (`三.2`). */
export const Part = z.strictObject({
  address: AddressText,
  title: Text,
  summary: Text.optional(),
  drive: Text.optional().describe('本节是一项攻坚行动时，它的简称'),
});
export type Part = z.infer<typeof Part>;

/** A clause, or a section of a part that names who is responsible (`五.3`). */
export const Clause = z.strictObject({
  address: AddressText,
  part: AddressText.describe('所在的部分或攻坚行动'),
  title: Text,
  summary: Text.describe('用自己的话写的摘要；原文由单位自己的文本提供'),
  leads: z.array(Text).describe('标▲的牵头单位；没有标▲的留空'),
  supports: z.array(Text).describe('其余责任单位'),
});
export type Clause = z.infer<typeof Clause>;

/** `clauses.yaml` */
export const ClausesFile = z.strictObject({ parts: z.array(Part).min(1), clauses: z.array(Clause).min(1) });

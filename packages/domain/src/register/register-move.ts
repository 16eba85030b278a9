import { z } from 'zod';
import { ExpressionSchema, Name } from '../rule/index.ts';
import { ClauseText, Id, Line } from './words.ts';

/**
 * Who may act, besides a department by its name: the office of the campaign, the township the entry belongs to, the
 * enterprise it is about, the departments that answer for the task it is about, or the clock of the platform.
 */
export const PARTY_WORDS = ['office', 'unit', 'enterprise', 'responsible', 'system'] as const;
export type PartyWord = (typeof PARTY_WORDS)[number];
export const isPartyWord = (text: string): text is PartyWord => PARTY_WORDS.some((word) => word === text);

/** Proof that a move asks for, of a kind the register declares. */
export const EvidenceDemand = z.strictObject({
  kind: Name,
  atLeast: z.int('件数应为整数').min(1, '至少 1 件').max(50, '不能超过 50 件').default(1),
});

/** A condition of a move, and what to say to somebody who does not meet it. */
export const Guard = z.strictObject({
  when: ExpressionSchema,
  otherwise: Line.describe('不满足时怎么说'),
  remedy: Line.describe('应当怎么办'),
  clause: ClauseText.optional(),
});
export type Guard = z.infer<typeof Guard>;

/** One row of the table state × event → next. */
export const Move = z.strictObject({
  id: Id,
  title: Line.describe('按钮上的字，如 报一企一方案'),
  from: z.array(Id).min(1, '至少要有一个阶段'),
  to: Id.optional().describe('到哪个阶段；留在原阶段的不填'),
  by: z
    .array(Line)
    .min(1, '至少要有一方')
    .describe('谁可以办：office、unit、enterprise、responsible、system 或部门名称'),
  fields: z.array(Name).default([]).describe('办理时应当已填的字段'),
  evidence: z.array(EvidenceDemand).default([]),
  guards: z.array(Guard).default([]),
  signed: z.boolean().default(false).describe('须所在阶段的各部门都已签字'),
  second: z.boolean().default(false).describe('须由另一人办理，不能是把它送到这一阶段的人'),
  back: z.boolean().default(false).describe('退回的一步'),
  reason: z.boolean().default(false).describe('须写明理由'),
  clause: ClauseText.optional(),
});
export type Move = z.infer<typeof Move>;

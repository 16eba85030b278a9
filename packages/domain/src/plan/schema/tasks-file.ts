import { z } from 'zod';
import { AddressText, Text } from './primitives.ts';

/** One row of the responsibility list. */
export const Task = z.strictObject({
  number: z.int().min(1).max(999),
  category: Text.describe('第一栏，如 重点工作'),
  drive: Text.describe('第二栏，照印，含误字'),
  title: Text,
  summary: Text,
  leads: z.array(Text).describe('责任单位'),
  supports: z.array(Text).describe('配合单位'),
  clauses: z.array(AddressText).describe('对应的条款'),
  lists: z.array(AddressText).describe('对应的清单'),
  note: Text.optional(),
});
export type Task = z.infer<typeof Task>;

/** `tasks.yaml` */
export const TasksFile = z.strictObject({
  annex: AddressText.describe('责任清单所在附件，如 "附件1"'),
  driveCategory: Text.describe('哪一类别的行，第二栏印的是攻坚行动名称'),
  tasks: z.array(Task),
});
export type TasksFile = z.infer<typeof TasksFile>;

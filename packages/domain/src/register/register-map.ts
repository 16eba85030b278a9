import { z } from 'zod';
import { ExpressionSchema, Name } from '../rule/index.ts';
import { ClauseText, Id, Line } from './words.ts';

/** A point on the way of a project: the day it was to be reached, if one was promised, and the day it was. */
export const MapPointRule = z.strictObject({
  title: Line.describe('节点叫什么，如 开工'),
  stage: Id.describe('到了哪个阶段就算走到'),
  on: Name.describe('写实际日期的日期字段'),
  by: Name.optional().describe('写计划日期的日期字段；没有写的按各阶段的期限推算'),
});
export type MapPointRule = z.infer<typeof MapPointRule>;

/** 作战图: one project, one leader, one map, one team; and which projects are watched above all (重点跟踪). */
export const ProjectMapRule = z.strictObject({
  watch: ExpressionSchema.optional().describe('哪些项目重点跟踪'),
  watchTitle: Line.optional().describe('重点跟踪的是哪些，写给人看'),
  clause: ClauseText.optional(),
  investment: ExpressionSchema.describe('总投资'),
  foreign: Name.optional().describe('写外资总投资的数值字段，有的照原币一并显示'),
  leader: Name.describe('写联系领导的文字字段'),
  team: Name.optional().describe('写工作小组的文字字段'),
  tracker: Name.optional().describe('写重点跟踪责任人的文字字段'),
  points: z.array(MapPointRule).min(2, '至少要有两个节点'),
});
export type ProjectMapRule = z.infer<typeof ProjectMapRule>;

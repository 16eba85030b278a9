import { z } from 'zod';
import { Slug, Text } from './primitives.ts';

/** Who is named in the plan as responsible. `group` is a phrase such as 各有关部门, not a body that can sign. */
export const Department = z.strictObject({
  id: Slug,
  name: Text.describe('方案里的写法'),
  shortName: Text.describe('页面窄处用的简称'),
  aliases: z.array(Text).describe('其他写法，含全称与报表落款'),
  kind: z.enum(['department', 'zone', 'group']).describe('department 部门、zone 开发区、group 统称'),
});
export type Department = z.infer<typeof Department>;

/** `departments.yaml` */
export const DepartmentsFile = z.strictObject({ departments: z.array(Department).min(1) });

import { z } from 'zod';
import { Text } from './primitives.ts';

/** A township, subdistrict or zone. `id` is the nine-digit statistical code, kept as text. */
export const Unit = z.strictObject({
  id: z
    .string()
    .regex(/^\d{9}$/)
    .describe('九位统计用区划代码，加引号'),
  name: Text,
  aliases: z.array(Text).describe('各部门表格里出现的其他写法'),
  kind: z
    .enum(['subdistrict', 'town', 'township', 'zone'])
    .describe('subdistrict 街道、town 镇、township 乡、zone 开发区'),
  centre: z.strictObject({ lng: z.number().min(73).max(136), lat: z.number().min(3).max(54) }).optional(),
  tile: z
    .strictObject({ column: z.number().min(0).max(20), row: z.number().min(0).max(20) })
    .describe('示意地图上的格位，自西向东为列、自北向南为行，可取小数'),
  hasTargets: z.boolean().describe('清单是否给它分解任务'),
});
export type Unit = z.infer<typeof Unit>;

/** `units.yaml` */
export const UnitsFile = z.strictObject({ units: z.array(Unit).min(1) });

import { z } from 'zod';
import { AddressText, Day, Slug, Text } from './primitives.ts';

/** A decision on one contradiction. It attaches by kind and quantity, which stay the same when the plan is reloaded. */
export const Ruling = z.strictObject({
  id: Slug,
  on: z.strictObject({ kind: Slug.describe('矛盾类型'), quantity: Text.describe('矛盾所指的量') }),
  value: Text.describe('裁定采用的值'),
  strict: z.boolean().optional().describe('裁定为不含本数时为 true'),
  adopts: AddressText.optional().describe('采用哪一处的写法；另行确定的不填'),
  status: z
    .enum(['assumption', 'adopted', 'withdrawn'])
    .describe('assumption 暂按、adopted 已采用、withdrawn 已撤回'),
  reason: Text,
  author: Text,
  date: Day,
});
export type Ruling = z.infer<typeof Ruling>;

/** `rulings.yaml` */
export const RulingsFile = z.strictObject({ rulings: z.array(Ruling) });

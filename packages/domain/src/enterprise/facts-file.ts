import { z } from 'zod';

/** How freely a fact may be shown: to everybody, to the enterprise and the offices, to the office alone. */
export const Sensitivity = z.enum(['public', 'restricted', 'confidential']);
export type Sensitivity = z.infer<typeof Sensitivity>;

const id = z.string().regex(/^[a-z][A-Za-z0-9]*$/, '事实的 id 应以小写字母开头，只含字母和数字');

/** One fact of the dictionary: its name, canonical unit, decimals on screen and the department that answers for it. */
export const FactDefinition = z.strictObject({
  id,
  title: z.string().min(1, '请写明事实的名称'),
  unit: z.string().min(1, '请写明事实的计量单位'),
  /** Decimals on screen and in print; storage keeps every digit. */
  decimals: z.number().int().min(0).max(8),
  department: z.string().min(1, '请写明数据由哪个部门提供'),
  /** Departments report it differently and nobody has ruled: unknown (also if absent), or what `department` reports. */
  disputed: z.enum(['unknown', 'lead']).optional(),
  sensitivity: Sensitivity,
});
export type FactDefinition = z.infer<typeof FactDefinition>;

/** `facts.yaml`: the fact dictionary of a plan. The order is the order of columns. */
export const FactsFile = z
  .strictObject({ facts: z.array(FactDefinition).min(1, '至少要有一项事实') })
  .superRefine(({ facts }, context) => {
    const seen = new Set<string>();
    for (const [index, fact] of facts.entries()) {
      if (seen.has(fact.id)) {
        context.addIssue({
          code: 'custom',
          path: ['facts', index, 'id'],
          message: `事实 ${fact.id} 写了两次，请删去一处`,
        });
      }
      seen.add(fact.id);
    }
  });
export type FactsFile = z.infer<typeof FactsFile>;

/** Facts that stand as their leading department reports them while departments disagree, with its id. */
export const leadsOf = (facts: readonly FactDefinition[]): ReadonlyMap<string, string> =>
  new Map(facts.flatMap(({ id, disputed, department }) => (disputed === 'lead' ? [[id, department]] : [])));

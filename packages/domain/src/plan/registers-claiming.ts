import type { Plan } from './plan.ts';

/**
 * The registers that free once only what a ruling on an unsaid quantity is about: those that name it, and those that are
 * held against them because they free the same resource.
 */
export function registersClaiming({ registers }: Pick<Plan, 'registers'>, unsaid: string): readonly string[] {
  const rules = registers.flatMap(({ file }) =>
    file.ledger.flatMap(({ resource, once }) => (once ? [{ id: file.id, resource, once }] : [])),
  );
  const resources = new Set(
    rules.filter(({ once }) => once.unsaid === unsaid).map(({ resource }) => resource),
  );
  return [...new Set(rules.filter(({ resource }) => resources.has(resource)).map(({ id }) => id))];
}

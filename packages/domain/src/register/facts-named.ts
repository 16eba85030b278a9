import type { RegisterFile } from './register-file.ts';

/** The facts that an expression asks for, also by way of what the register defines. */
export function factsNamed(
  { definitions }: Pick<RegisterFile, 'definitions'>,
  expression: unknown,
): ReadonlySet<string> {
  const facts = new Set<string>();
  const followed = new Set<string>();
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'fact' && typeof value === 'string') facts.add(value);
      else if (key === 'use' && typeof value === 'string') {
        if (followed.has(value)) continue;
        followed.add(value);
        walk(definitions[value]?.is);
      } else walk(value);
    }
  };
  walk(expression);
  return facts;
}

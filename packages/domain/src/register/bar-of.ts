import type { Missing } from './missing.ts';
import type { PreparedRegister } from './prepare-register.ts';
import type { RegisterFile } from './register-file.ts';
import type { Move } from './register-move.ts';

/**
 * What keeps a move from being made whatever is filled in or handed in with it: a condition that fails and rests on none of
 * what the move asks for, or that somebody else has to take it. Where something would help, nothing.
 */
export function barOf(
  { file, guards }: Pick<PreparedRegister, 'file' | 'guards'>,
  move: Move,
  missing: readonly Missing[],
): Missing | undefined {
  return missing.find((one) => {
    if (one.kind === 'second-person') return true;
    if (one.kind !== 'guard' || one.verdict !== 'no') return false;
    const guard = guards.get(move.id)?.find(({ source }) => source.otherwise === one.message);
    const facts = guard ? factsNamed(file, guard.source.when) : new Set<string>();
    return [...facts].every((fact) => !move.fields.includes(fact) && !fact.startsWith('evidence.'));
  });
}

/** The facts that an expression asks for, also by way of what the register defines. */
function factsNamed(
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

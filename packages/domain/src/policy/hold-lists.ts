import { z } from 'zod';
import { Name } from '../rule/index.ts';
import { withValue } from './edit-facts.ts';
import { HeldFrom } from './held-from.ts';
import { type Holdings, heldAt, writtenFor } from './hold-facts.ts';
import type { PolicyInputs } from './policy-input.ts';

/** One item of a list, laid out in advance: what is the same for everybody, and what is asked for. */
export const HeldItem = z.record(
  Name,
  z.union([HeldFrom, z.strictObject({ value: z.union([z.string(), z.boolean()]) })]),
  '一项应写成 {栏目: 来自哪里，或 {value: …}}',
);
export type HeldItem = z.infer<typeof HeldItem>;

/**
 * Fills the lists of a policy whose items a form asks for one by one, such as the floors of a building. An item stays in
 * the list though its figure is not known: unknown is not none.
 */
export function holdLists(
  inputs: PolicyInputs,
  lists: Readonly<Record<string, readonly HeldItem[]>>,
  held: Holdings,
  facts: unknown,
): unknown {
  return Object.entries(lists).reduce<unknown>((all, [name, items]) => {
    const input = inputs[name];
    if (input?.type !== 'list') return all;
    const filled = items.map((item) =>
      Object.fromEntries(
        Object.entries(item).flatMap(([column, from]) => {
          const field = input.fields[column];
          if ('value' in from) return [[column, from.value] as const];
          const value = field && heldAt(from, held);
          const written = field && value && writtenFor(field, value);
          return written === undefined ? [] : [[column, written] as const];
        }),
      ),
    );
    return withValue(all, name, filled);
  }, facts);
}

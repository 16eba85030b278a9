import type { CliIo } from '../io.ts';

/** A determination as far as printing goes: the steps of its trace stand line by line, whatever they are. */
interface Printed {
  readonly trace: { readonly steps: readonly unknown[] };
}

/** Steps written before a slow reader is waited for. */
const AT_ONCE = 1000;
const NO_STEPS = '"steps": []';

/**
 * A determination as one JSON object, indented for reading, with one line for each step of the calculation: a case of
 * thousands of items has hundreds of thousands of them.
 */
export async function printDetermination(io: CliIo, { trace, ...told }: Printed): Promise<void> {
  const { steps, ...rest } = trace;
  const frame = JSON.stringify({ ...told, trace: { ...rest, steps: [] } }, undefined, 2);
  const at = frame.lastIndexOf(NO_STEPS);
  if (steps.length === 0) return io.out(`${frame}\n`);
  io.out(`${frame.slice(0, at)}"steps": [`);
  for (let from = 0; from < steps.length; from += AT_ONCE) {
    const lines = steps.slice(from, from + AT_ONCE).map((step) => `\n      ${JSON.stringify(step)}`);
    io.out(`${from === 0 ? '' : ','}${lines.join(',')}`);
    await io.drained?.();
  }
  io.out(`\n    ]${frame.slice(at + NO_STEPS.length)}\n`);
}

import type { PolicyFile } from './policy-file.ts';

/** A scale of tiers as it stands in the file; the same scale may stand in several places, such as in a reading. */
export interface TierScale {
  /** Where its steps stand. */
  readonly places: readonly (readonly (string | number)[])[];
  readonly label: string;
  readonly mode: 'whole' | 'marginal';
  /** Names of parameters; `undefined` for a tier that is not written with them. */
  readonly steps: readonly { readonly from: string | undefined; readonly gives: string | undefined }[];
}

interface Found {
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly node: Readonly<Record<string, unknown>>;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parameterOf = (value: unknown): string | undefined =>
  isRecord(value) && typeof value.param === 'string' ? value.param : undefined;

function* walk(value: unknown, path: Found['path'], label: string): Generator<Found> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, [...path, index], label);
  } else if (isRecord(value)) {
    const own = [value.label, value.says, label].find((one) => typeof one === 'string') ?? label;
    if (Array.isArray(value.steps) && 'tiers' in value) yield { path, label: String(own), node: value };
    for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key], String(own));
  }
}

/** Every scale of tiers of a policy, each once: what is paid from which bound on. */
export function findTiers({ definitions, provisions, readings }: PolicyFile): readonly TierScale[] {
  const scales = new Map<string, TierScale>();
  for (const { path, label, node } of walk({ definitions, provisions, readings }, [], '')) {
    const written: readonly unknown[] = Array.isArray(node.steps) ? node.steps : [];
    const steps = written.map((step) =>
      isRecord(step)
        ? { from: parameterOf(step.from), gives: parameterOf(step.gives) }
        : { from: undefined, gives: undefined },
    );
    const key = JSON.stringify(steps);
    const known = scales.get(key);
    const place = [...path, 'steps'];
    if (known) scales.set(key, { ...known, places: [...known.places, place] });
    else
      scales.set(key, {
        places: [place],
        label,
        mode: node.mode === 'marginal' ? 'marginal' : 'whole',
        steps,
      });
  }
  return [...scales.values()];
}

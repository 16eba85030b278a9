import type { PolicyInput, PolicyInputs } from './policy-input.ts';

/** An input found by the place of a fact, with the words for that place. */
export interface PlacedInput {
  readonly input: PolicyInput;
  /** 购置的设备第 1 项的增值税税率 */
  readonly words: string;
}

/** The longest name of the inputs with which a place begins: names have dots of their own. */
function headOf(inputs: PolicyInputs, place: string): string | undefined {
  const fits = (name: string) =>
    place === name || place.startsWith(`${name}.`) || place.startsWith(`${name}[`);
  return Object.keys(inputs)
    .filter(fits)
    .sort((a, b) => b.length - a.length)[0];
}

/**
 * What stands at a place of the facts, in words: `items[0].vatRate` is 购置的设备第 1 项的增值税税率.
 *
 * @returns `undefined` if no input of the policy is meant
 */
export function placeInput(inputs: PolicyInputs, place: string): PlacedInput | undefined {
  const name = headOf(inputs, place);
  const input = name === undefined ? undefined : inputs[name];
  if (name === undefined || !input) return undefined;
  const rest = place.slice(name.length);
  const item = /^\[(\d+)\]/.exec(rest);
  if (!item) return { input, words: input.label };
  const words = `${input.label}第 ${Number(item[1]) + 1} 项`;
  const below = rest.slice(item[0].length).replace(/^\./, '');
  if (input.type === 'series') return { input: input.of, words };
  if (input.type !== 'list' || below === '') return { input, words };
  const inner = placeInput(input.fields, below);
  return inner && { input: inner.input, words: `${words}的${inner.words}` };
}

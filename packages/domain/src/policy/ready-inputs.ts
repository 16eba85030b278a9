import { countingOf, type FieldOrder } from '../rule/index.ts';
import { type Exact, parseExactText, parseFigure } from '../values/index.ts';
import { declareInputs, type PolicyInput, type PolicyInputs, SERIES_FIELD } from './policy-input.ts';

/** An input with what reading it again and again needs worked out once. */
export interface ReadyInput {
  readonly name: string;
  /** The properties that lead to it: `project`, then `filed`. */
  readonly keys: readonly string[];
  readonly input: PolicyInput;
  readonly least: Exact | undefined;
  readonly most: Exact | undefined;
  /** Of a list: the fields of its items. */
  readonly fields: ReadyInputs | undefined;
  /** Of a series: its one field, each of its values. */
  readonly each: ReadyInputs | undefined;
}

export interface ReadyInputs {
  readonly order: FieldOrder;
  readonly list: readonly ReadyInput[];
  readonly names: ReadonlySet<string>;
  /** The groups of nested names: `project`. */
  readonly groups: ReadonlySet<string>;
}

const orderOf = (inputs: PolicyInputs): FieldOrder => {
  const declared = Object.entries(declareInputs(inputs));
  return {
    names: declared.map(([name]) => name),
    places: new Map(declared.map(([name], at) => [name, at])),
    counts: declared.map(([, one]) => countingOf(one)),
  };
};

function readyInput(name: string, input: PolicyInput): ReadyInput {
  const bound = (text: string | undefined) =>
    text === undefined ? undefined : (parseFigure(text) ?? parseExactText(text));
  const number = input.type === 'number' ? input : undefined;
  return {
    name,
    keys: name.split('.'),
    input,
    least: bound(number?.least),
    most: bound(number?.most),
    fields: input.type === 'list' ? readyInputs(input.fields) : undefined,
    each: input.type === 'series' ? readyInputs({ [SERIES_FIELD]: input.of }) : undefined,
  };
}

const ready = new WeakMap<PolicyInputs, ReadyInputs>();

/** Makes the inputs of a policy ready for many cases; remembered by the inputs. */
export function readyInputs(inputs: PolicyInputs): ReadyInputs {
  const known = ready.get(inputs);
  if (known) return known;
  const list = Object.entries(inputs).map(([name, input]) => readyInput(name, input));
  const made: ReadyInputs = {
    order: orderOf(inputs),
    list,
    names: new Set(list.map(({ name }) => name)),
    groups: new Set(
      list.flatMap(({ keys }) => keys.slice(1).map((_, index) => keys.slice(0, index + 1).join('.'))),
    ),
  };
  ready.set(inputs, made);
  return made;
}

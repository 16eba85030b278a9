import { COMPARE_OPERATORS, type Expression, LOGIC_OPERATORS } from '../../rule/index.ts';

export type Place = readonly (string | number)[];

/** What a condition decides: whom a sentence concerns, what is asked, which items of a list count, which way is taken. */
export const CONDITION_ROLES = ['when', 'requires', 'meet', 'every', 'some', 'none', 'if', 'part'] as const;
export type ConditionRole = (typeof CONDITION_ROLES)[number];

/** A condition as it stands in a file. */
export interface ConditionPlace {
  readonly at: Place;
  readonly role: ConditionRole;
  readonly expression: Expression;
  /** The lists it stands in, outermost first. */
  readonly lists: readonly Expression[];
}

const BOOLEAN_HEADS: readonly string[] = [
  ...LOGIC_OPERATORS,
  ...COMPARE_OPERATORS,
  'not',
  'between',
  'oneOf',
  'known',
];
const PER_ITEM = ['meet', 'every', 'some', 'none'] as const;

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Around = Pick<ConditionPlace, 'lists'> & {
  /** The node belongs to a condition that was found already. */
  readonly within: boolean;
};

/** What a value is known to be by the schema that it has passed. */
const expressionOf = (value: unknown): Expression => value as Expression;

function* ofList(data: Data, at: Place, { lists }: Around): Generator<ConditionPlace> {
  yield* walk(data.where, [...at, 'where'], { lists, within: false });
  const inside = [...lists, expressionOf(data.where)];
  for (const [key, value] of Object.entries(data)) {
    if (key === 'where') continue;
    const role = PER_ITEM.find((one) => one === key);
    if (role) yield* found(value, [...at, key], role, inside);
    else yield* walk(value, [...at, key], { lists: inside, within: false });
  }
}

function* found(
  value: unknown,
  at: Place,
  role: ConditionRole,
  lists: readonly Expression[],
): Generator<ConditionPlace> {
  yield { at, role, lists, expression: expressionOf(value) };
  yield* walk(value, at, { lists, within: true });
}

function* walk(value: unknown, at: Place, around: Around): Generator<ConditionPlace> {
  const loose = { lists: around.lists, within: false };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* walk(item, [...at, index], around);
    return;
  }
  if (!isData(value)) return;
  if ('where' in value) {
    yield* ofList(value, at, around);
    return;
  }
  if ('if' in value) {
    yield* found(value.if, [...at, 'if'], 'if', around.lists);
    for (const way of ['then', 'else']) yield* walk(value[way], [...at, way], loose);
    return;
  }
  const head = Object.keys(value).find((key) => BOOLEAN_HEADS.includes(key));
  if (head !== undefined && !around.within) {
    yield* found(value, at, 'part', around.lists);
    return;
  }
  // Only what a group holds is part of the same condition; the two sides of a comparison are figures of their own.
  const within = LOGIC_OPERATORS.some((operator) => operator === head);
  for (const [key, item] of Object.entries(value)) {
    yield* walk(item, [...at, key], { lists: around.lists, within });
  }
}

const PARTS = ['gives', 'caps', 'sets', 'quantity', 'is'] as const;

/**
 * Every condition of one provision or definition, each once and in the order of the file: what it asks as a whole, and
 * those inside its lists and choices.
 *
 * @param part - the provision or definition, as the file holds it
 * @param at - where it stands in the file
 */
export function findConditions(part: Data, at: Place): readonly ConditionPlace[] {
  const places: ConditionPlace[] = [];
  for (const role of ['when', 'requires'] as const) {
    if (part[role] !== undefined) places.push(...found(part[role], [...at, role], role, []));
  }
  for (const key of PARTS) places.push(...walk(part[key], [...at, key], { lists: [], within: false }));
  return places;
}

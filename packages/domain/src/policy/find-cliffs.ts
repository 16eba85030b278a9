import type { Expression } from '../rule/index.ts';
import type { PolicyFile } from './policy-file.ts';

export type CliffOperator = 'atLeast' | 'above' | 'atMost' | 'below';

/** A threshold of a policy: on one side of it somebody gets more than on the other. */
export interface Cliff {
  /** Where it stands in the file. */
  readonly at: string;
  readonly kind: 'condition' | 'tier' | 'cap';
  /** The sentence or the definition it belongs to. */
  readonly says: string;
  readonly clause: string;
  readonly operator: CliffOperator;
  readonly subject: Expression;
  readonly bound: Expression;
  /** The lists whose items it is asked of, from the outside in; none if it is asked of the case itself. */
  readonly lists: readonly string[];
}

interface Place {
  readonly at: string;
  readonly says: string;
  readonly clause: string;
  readonly lists: readonly string[];
}

type Found = Omit<Cliff, keyof Place> & Place;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FLIPPED = { atLeast: 'atMost', above: 'below', atMost: 'atLeast', below: 'above' } as const;
const OPERATORS = ['atLeast', 'above', 'atMost', 'below'] as const;

/** Whether anything below says it. */
const holds = (value: unknown, keys: readonly string[]): boolean =>
  Array.isArray(value)
    ? value.some((item) => holds(item, keys))
    : isRecord(value) &&
      (Object.keys(value).some((key) => keys.includes(key)) ||
        Object.values(value).some((one) => holds(one, keys)));

const varies = (value: unknown): boolean => holds(value, ['fact', 'item', 'use', 'where']);
/** A figure of the plan: a parameter, or a number that is written down. */
const figures = (value: unknown): boolean => holds(value, ['param', 'value']);

class Search {
  readonly found = new Map<string, Cliff>();

  constructor(private readonly file: PolicyFile) {}

  /** The list a selection is made from: `items` of `{where: {use: countedItems}}`. */
  base(list: unknown): string | undefined {
    if (!isRecord(list)) return undefined;
    if (typeof list.fact === 'string') return list.fact;
    if (typeof list.item === 'string') return list.item;
    if ('where' in list) return this.base(list.where);
    return typeof list.use === 'string' ? this.base(this.file.definitions[list.use]?.is) : undefined;
  }

  note(
    kind: Cliff['kind'],
    operator: CliffOperator,
    subject: Expression,
    bound: Expression,
    place: Place,
  ): void {
    const key = JSON.stringify([operator, subject, bound, place.lists]);
    const cliff: Found = { kind, operator, subject, bound, ...place };
    // A floor that is also the first tier is one threshold: the tier says more.
    const known = this.found.get(key);
    if (!known || (known.kind === 'condition' && kind === 'tier')) this.found.set(key, cliff);
  }

  compare(operator: CliffOperator, left: Expression, right: Expression, place: Place): void {
    if (!figures([left, right]) || !varies([left, right])) return;
    if (varies(left)) this.note('condition', operator, left, right, place);
    else this.note('condition', FLIPPED[operator], right, left, place);
  }

  walk(value: unknown, place: Place): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.walk(item, { ...place, at: `${place.at}[${index}]` });
      return;
    }
    if (!isRecord(value)) return;
    for (const operator of OPERATORS) {
      const pair: unknown = value[operator];
      if (Array.isArray(pair) && pair.length === 2) {
        this.compare(operator, pair[0], pair[1], { ...place, at: `${place.at}.${operator}` });
      }
    }
    if (Array.isArray(value.between)) {
      const [subject, low, high] = value.between as readonly Expression[];
      const { include } = value;
      if (subject !== undefined && low !== undefined && high !== undefined) {
        const [least, most] = [
          include === 'both' || include === 'low',
          include === 'both' || include === 'high',
        ];
        this.compare(least ? 'atLeast' : 'above', subject, low, { ...place, at: `${place.at}.between[1]` });
        this.compare(most ? 'atMost' : 'below', subject, high, { ...place, at: `${place.at}.between[2]` });
      }
    }
    if ('tiers' in value && Array.isArray(value.steps)) {
      const steps = value.steps as readonly { readonly from: Expression }[];
      for (const [index, { from }] of steps.entries()) {
        const at = `${place.at}.steps[${index}]`;
        this.note('tier', 'atLeast', value.tiers as Expression, from, { ...place, at });
      }
    }
    const list = 'where' in value ? this.base(value.where) : undefined;
    for (const [key, child] of Object.entries(value)) {
      const inside = list !== undefined && key !== 'where' ? [...place.lists, list] : place.lists;
      this.walk(child, { ...place, at: `${place.at}.${key}`, lists: inside });
    }
  }
}

/**
 * Every threshold of a policy, found in its rules without judging anybody: conditions with a figure, tiers, caps. Those of
 * readings that were not adopted, and of what data must be like, are left out.
 */
export function findCliffs(file: PolicyFile): readonly Cliff[] {
  const search = new Search(file);
  for (const [name, { label, clause = file.clause, is }] of Object.entries(file.definitions)) {
    search.walk(is, { at: `definitions.${name}.is`, says: label, clause, lists: [] });
  }
  for (const [index, provision] of file.provisions.entries()) {
    const { id, says, clause, when, requires, gives, caps, sets } = provision;
    for (const [part, expression] of Object.entries({ when, requires, gives, sets })) {
      search.walk(expression, { at: `provisions[${index}].${part}`, says, clause, lists: [] });
    }
    if (caps === undefined || file.outcome !== 'amount') continue;
    const gross: Expression = { use: 'determination.gross' };
    const at = `provisions[${index}].caps`;
    search.note('cap', 'atMost', gross, { use: `provision.${id}.caps` }, { at, says, clause, lists: [] });
  }
  return [...search.found.values()];
}

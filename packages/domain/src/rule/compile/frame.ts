import { type Exact, powerOfTen } from '../../values/index.ts';
import type { FactDeclaration } from '../fact-declaration.ts';
import {
  absenceOf,
  type FactRecord,
  type FactSource,
  type FactValue,
  isExact,
  isList,
} from '../fact-source.ts';
import { type Count, countOf, Doubt } from './count.ts';

/** A bound fact, by its place instead of its name. */
export type Slot = Count | boolean | string | BoundList | Doubt;

/** An item of a list; its path is put together only when it has to be named. */
export class BoundItem {
  private readonly list: string;
  private readonly index: number;
  readonly yearsBefore: number;
  readonly fields: FactRecord;
  readonly slots: readonly Slot[];
  constructor(list: string, index: number, yearsBefore: number, fields: FactRecord, slots: readonly Slot[]) {
    this.list = list;
    this.index = index;
    this.yearsBefore = yearsBefore;
    this.fields = fields;
    this.slots = slots;
  }

  get path(): string {
    return `${this.list}[${this.index}]`;
  }
}

/** The items of a list; `doubts` says, where there are any, which ones may not belong. */
export class BoundList {
  readonly items: readonly BoundItem[];
  readonly doubts: readonly (Doubt | undefined)[] | undefined;
  constructor(items: readonly BoundItem[], doubts?: readonly (Doubt | undefined)[]) {
    this.items = items;
    this.doubts = doubts;
  }
}

/** The facts of one subject, bound to a compiled rule, with room for what definitions and loops keep. */
export interface Frame {
  readonly slots: readonly Slot[];
  /** The item under judgement, for each loop of the rule. */
  readonly items: BoundItem[];
  readonly numbers: (Count | Doubt | undefined)[];
  readonly booleans: (boolean | Doubt | undefined)[];
  readonly texts: (string | Doubt | undefined)[];
  readonly lists: (BoundList | Doubt | undefined)[];
}

const DEFAULT_DECIMALS = 4;

/** The step in which a numeric fact is counted: 0.01 for two decimals. */
export const decimalsOf = (declaration: Extract<FactDeclaration, { type: 'number' }>): number =>
  declaration.decimals ?? DEFAULT_DECIMALS;

/** Turns a value into a slot; `within` is the place of the item it is a field of, or empty. */
type Load = (value: FactValue, fact: string, yearsBefore: number, within: string) => Slot;

/** Which facts, of which year, stand in which slot. */
export class Layout {
  private readonly places = new Map<string, number>();
  private readonly facts: { readonly fact: string; readonly yearsBefore: number; readonly load: Load }[] = [];
  private readonly lists = new Map<Fields, ListLayout>();

  slotOf(fact: string, yearsBefore: number, declaration: FactDeclaration): number {
    const key = `${yearsBefore} ${fact}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const slot = this.facts.length;
    this.places.set(key, slot);
    this.facts.push({ fact, yearsBefore, load: this.loaderOf(declaration) });
    return slot;
  }

  fieldOf(fields: Fields, name: string): number {
    return this.listLayout(fields).slotOf(name);
  }

  private listLayout(fields: Fields): ListLayout {
    const known = this.lists.get(fields);
    if (known) return known;
    const layout = new ListLayout(fields, (declaration) => this.loaderOf(declaration));
    this.lists.set(fields, layout);
    return layout;
  }

  /** Binds every fact the rule names. @throws TypeError if one is not of its declared type: a defect of the caller */
  bind(source: FactSource): readonly Slot[] {
    return this.facts.map(({ fact, yearsBefore, load }) => {
      const value = source.read(fact, yearsBefore);
      if (value !== undefined && value !== null) return load(value, fact, yearsBefore, '');
      return new Doubt([{ kind: 'fact', fact, yearsBefore, absence: absenceOf(source, value, yearsBefore) }]);
    });
  }

  private loaderOf(declaration: FactDeclaration): Load {
    if (declaration.type === 'number') return numberLoader(decimalsOf(declaration));
    if (declaration.type === 'boolean')
      return demand((value) => (typeof value === 'boolean' ? value : undefined));
    if (declaration.type === 'list') {
      const layout = this.listLayout(declaration.fields);
      return (value, fact, yearsBefore, within) => {
        if (!isList(value)) throw new TypeError(`fact ${fact} is not a list`);
        const list = `${within}${fact}`;
        return new BoundList(value.map((record, index) => layout.bind(record, list, index, yearsBefore)));
      };
    }
    return demand((value) => (typeof value === 'string' ? value : undefined));
  }
}

type Fields = Readonly<Record<string, FactDeclaration>>;

/** Which fields of a list's items stand in which slot; only those the rule names. */
class ListLayout {
  private readonly names: { readonly name: string; readonly load: Load; readonly nested: boolean }[] = [];
  private readonly fields: Fields;
  private readonly loaderOf: (declaration: FactDeclaration) => Load;
  constructor(fields: Fields, loaderOf: (declaration: FactDeclaration) => Load) {
    this.fields = fields;
    this.loaderOf = loaderOf;
  }

  slotOf(name: string): number {
    const known = this.names.findIndex((field) => field.name === name);
    if (known >= 0) return known;
    const declaration = this.fields[name];
    if (!declaration) throw new TypeError(`undeclared field ${name}`);
    this.names.push({ name, load: this.loaderOf(declaration), nested: declaration.type === 'list' });
    return this.names.length - 1;
  }

  bind(fields: FactRecord, list: string, index: number, yearsBefore: number): BoundItem {
    const slots: Slot[] = [];
    for (const { name, load, nested } of this.names) {
      const value = fields.get(name);
      if (value !== undefined && value !== null) {
        slots.push(load(value, name, yearsBefore, nested ? `${list}[${index}].` : ''));
      } else {
        const absence = value === null ? 'unusable' : 'unreported';
        slots.push(new Doubt([{ kind: 'fact', fact: `${list}[${index}].${name}`, yearsBefore, absence }]));
      }
    }
    return new BoundItem(list, index, yearsBefore, fields, slots);
  }
}

const demand =
  (read: (value: FactValue) => Slot | undefined): Load =>
  (value, fact) => {
    const slot = read(value);
    if (slot === undefined) throw new TypeError(`fact ${fact} is not of its declared type`);
    return slot;
  };

function numberLoader(decimals: number): Load {
  const scale = powerOfTen(decimals);
  return (value, fact) => {
    if (!isExact(value)) throw new TypeError(`fact ${fact} is not a number`);
    return scaled(value, scale);
  };
}

function scaled(value: Exact, scale: bigint): Count {
  const { n, d } = value;
  if (d === scale) {
    const count = Number(n);
    if (Number.isSafeInteger(count)) return count;
  }
  return scale % d === 0n ? countOf({ n: n * (scale / d), d: 1n }) : countOf({ n: n * scale, d });
}

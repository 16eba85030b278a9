import { dayToNumber, type Exact, Figure, isCalendarDay, powerOfTen } from '../../values/index.ts';
import { countingOf, decimalsOf, type FactDeclaration } from '../fact-declaration.ts';
import {
  absenceOf,
  type FactRecord,
  type FactSource,
  type FactValue,
  type FieldOrder,
  FieldRecord,
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
    const slots: Slot[] = [];
    for (const { fact, yearsBefore, load } of this.facts) {
      const value = source.read(fact, yearsBefore);
      if (value !== undefined && value !== null) slots.push(load(value, fact, yearsBefore, ''));
      else {
        const absence = absenceOf(source, value, yearsBefore);
        slots.push(new Doubt([{ kind: 'fact', fact, yearsBefore, absence }]));
      }
    }
    return slots;
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
        const items: BoundItem[] = [];
        for (const record of value) items.push(layout.bind(record, list, items.length, yearsBefore));
        return new BoundList(items);
      };
    }
    if (declaration.type === 'date') {
      return demand((value) =>
        typeof value === 'string' && isCalendarDay(value) ? dayToNumber(value) : undefined,
      );
    }
    return demand((value) => (typeof value === 'string' ? value : undefined));
  }
}

type Fields = Readonly<Record<string, FactDeclaration>>;

/** The fields of a list's items stand in slots in the order in which they are declared; only those the rule names are loaded. */
class ListLayout {
  private readonly names: {
    readonly name: string;
    readonly slot: number;
    readonly load: Load;
    readonly nested: boolean;
  }[] = [];
  private readonly order: readonly string[];
  private readonly fields: Fields;
  private readonly loaderOf: (declaration: FactDeclaration) => Load;
  /** Orders of records met so far, and whether they are the order of the slots. */
  private readonly same = new WeakMap<FieldOrder, boolean>();

  constructor(fields: Fields, loaderOf: (declaration: FactDeclaration) => Load) {
    this.fields = fields;
    this.order = Object.keys(fields);
    this.loaderOf = loaderOf;
  }

  slotOf(name: string): number {
    const slot = this.order.indexOf(name);
    const declaration = this.fields[name];
    if (!declaration) throw new TypeError(`undeclared field ${name}`);
    if (this.names.every((field) => field.name !== name)) {
      this.names.push({ name, slot, load: this.loaderOf(declaration), nested: declaration.type === 'list' });
    }
    return slot;
  }

  bind(fields: FactRecord, list: string, index: number, yearsBefore: number): BoundItem {
    if (fields instanceof FieldRecord && fields.counted && this.isSame(fields.order)) {
      return new BoundItem(list, index, yearsBefore, fields, fields.counted);
    }
    const slots: Slot[] = new Array(this.order.length);
    for (const { name, slot, load, nested } of this.names) {
      const value = fields.get(name);
      if (value !== undefined && value !== null) {
        slots[slot] = load(value, name, yearsBefore, nested ? `${list}[${index}].` : '');
      } else {
        const absence = value === null ? 'unusable' : 'unreported';
        slots[slot] = new Doubt([{ kind: 'fact', fact: `${list}[${index}].${name}`, yearsBefore, absence }]);
      }
    }
    return new BoundItem(list, index, yearsBefore, fields, slots);
  }

  /** Whether records of this order can be taken as they are: the same fields, counted in the same way. */
  private isSame(order: FieldOrder): boolean {
    const known = this.same.get(order);
    if (known !== undefined) return known;
    const { names, counts } = order;
    const same =
      names.length === this.order.length &&
      this.order.every((name, at) => {
        const declaration = this.fields[name];
        return declaration !== undefined && names[at] === name && counts[at] === countingOf(declaration);
      });
    this.same.set(order, same);
    return same;
  }
}

const demand =
  (read: (value: FactValue) => Slot | undefined): Load =>
  (value, fact) => {
    const slot = read(value);
    if (slot === undefined) throw new TypeError(`fact ${fact} is not of its declared type`);
    return slot;
  };

/**
 * Counts how often the step goes into a value. Figures of one column nearly always have one denominator, so what turns it
 * into steps is kept from one figure to the next.
 */
function numberLoader(decimals: number): Load {
  const scale = powerOfTen(decimals);
  let denominator = scale;
  let times = 1;
  return (value, fact) => {
    if (value instanceof Figure) {
      const count = value.inSteps(decimals);
      if (count !== undefined) return count;
    }
    if (!isExact(value)) throw new TypeError(`fact ${fact} is not a number`);
    if (value.d !== denominator && scale % value.d === 0n) {
      denominator = value.d;
      times = Number(scale / value.d);
    }
    if (value.d === denominator) {
      const count = Number(value.n) * times;
      if (Number.isSafeInteger(count)) return count;
    }
    return scaled(value, scale);
  };
}

function scaled(value: Exact, scale: bigint): Count {
  const { n, d } = value;
  return scale % d === 0n ? countOf({ n: n * (scale / d), d: 1n }) : countOf({ n: n * scale, d });
}

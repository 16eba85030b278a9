/** `items[0].vatRate` → items, 0, vatRate. */
const keysOf = (place: string): readonly (string | number)[] =>
  [...place.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );

function edit(
  value: unknown,
  [key, ...rest]: readonly (string | number)[],
  change: (old: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  if (typeof key === 'number') {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const longer = key < items.length ? items : [...items, undefined];
    return longer.map((item, index) => (index === key ? edit(item, rest, change) : item));
  }
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const below = edit(Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined, rest, change);
  const others = Object.entries(record).filter(([name]) => name !== key);
  return Object.fromEntries(below === undefined ? others : [...others, [key, below]]);
}

/** The facts with the value at a place put in; what leads there is made if it is not there. */
export const withValue = (facts: unknown, place: string, value: unknown): unknown =>
  edit(facts, keysOf(place), () => value);

/** The facts without the value at a place; an item of a series becomes `null`, so that the others keep their place. */
export const withoutValue = (facts: unknown, place: string): unknown =>
  edit(facts, keysOf(place), () => (place.endsWith(']') ? null : undefined));

/** The value at a place of the facts; `undefined` where there is none. */
export const valueAt = (facts: unknown, place: string): unknown =>
  keysOf(place).reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    facts,
  );

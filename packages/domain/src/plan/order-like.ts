const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The same value with the keys of its maps in the order of `model`, and what the model lacks after them by name. A
 * schema's reading lists keys in the order of the schema, so a document comes out alike however it was stored.
 */
export function orderLike(value: unknown, model: unknown): unknown {
  if (Array.isArray(value)) {
    const models = Array.isArray(model) ? model : [];
    return value.map((item, index) => orderLike(item, models[index]));
  }
  if (!isMap(value)) return value;
  const known = isMap(model) ? Object.keys(model).filter((key) => Object.hasOwn(value, key)) : [];
  const rest = Object.keys(value).filter((key) => !known.includes(key));
  const ordered = isMap(model) ? [...known, ...rest.sort()] : rest.sort();
  return Object.fromEntries(
    ordered.map((key) => [key, orderLike(value[key], isMap(model) ? model[key] : undefined)]),
  );
}

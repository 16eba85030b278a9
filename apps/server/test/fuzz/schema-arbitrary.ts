import fc from 'fast-check';
import type { Schema } from './api-operations.ts';
import type { KnownValues } from './known-values.ts';

const TEXT = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom('请尽快办理', '石桥街道', '12.5', '2023-08-31', 'true', '甲') },
);

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Whether a text satisfies what a schema says of texts. */
const fits = ({ pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema) => {
  const expression = pattern === undefined ? undefined : new RegExp(pattern);
  return (text: string) =>
    text.length >= minLength && text.length <= maxLength && (!expression || expression.test(text));
};

function freeText(schema: Schema): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 10_000 } = schema;
  if (format === 'uuid') return fc.uuid();
  if (format === 'date') return day;
  if (format === 'email') return fc.emailAddress().filter(fits(schema));
  // What must not follow cannot be made, only thrown away.
  if (pattern !== undefined) {
    return fc.stringMatching(new RegExp(pattern.replace(/\(\?!.*?\)/g, ''))).filter(fits(schema));
  }
  const longest = fc.constant('字'.repeat(Math.min(maxLength, 5_000)));
  const plain = TEXT.map((text) => text.slice(0, maxLength).padEnd(minLength, '一'));
  return fc.oneof({ weight: 12, arbitrary: plain }, { weight: 1, arbitrary: longest });
}

/** A text that fits; often one that the product has said itself, under the same name best of all. */
function text(schema: Schema, name: string, { byKey }: KnownValues): fc.Arbitrary<string> {
  const fit = fits(schema);
  const under = (key: string) => [...(byKey.get(key) ?? [])].filter(fit);
  const same = under(name);
  const any = ['id', 'key', 'name', 'creditCode', 'account', ''].flatMap(under);
  return fc.oneof(
    { weight: 2, arbitrary: freeText(schema) },
    ...(same.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...same) }] : []),
    ...(any.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...any) }] : []),
  );
}

function wholeNumber(schema: Schema, name: string, { byKey }: KnownValues): fc.Arbitrary<number> {
  const { minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 } = schema;
  const fit = (n: number) => Number.isInteger(n) && n >= minimum && n <= maximum;
  const said = [...(byKey.get(name) ?? [])].map(Number).filter(fit);
  const few = [0, 1, 2, 3, 2023, 2024].filter(fit);
  return fc.oneof(
    { weight: 1, arbitrary: fc.integer({ min: minimum, max: maximum }) },
    ...(said.length > 0 ? [{ weight: 6, arbitrary: fc.constantFrom(...said) }] : []),
    ...(few.length > 0 ? [{ weight: 2, arbitrary: fc.constantFrom(...few) }] : []),
  );
}

function object(schema: Schema, known: KnownValues): fc.Arbitrary<Record<string, unknown>> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const fixed = fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, valueFor(one, known, key)])),
    { requiredKeys: [...required] },
  );
  if (typeof additionalProperties !== 'object') return fixed;
  const entry = fc.tuple(
    valueFor(propertyNames ?? { type: 'string' }, known, 'name'),
    valueFor(additionalProperties, known),
  );
  return fc
    .tuple(fixed, fc.array(entry, { maxLength: 4 }))
    .map(([base, more]) => ({ ...base, ...Object.fromEntries(more) }));
}

/** Values that satisfy a schema. @param name - the key it stands under */
export function valueFor(schema: Schema, known: KnownValues, name = ''): fc.Arbitrary<unknown> {
  const one = schema.anyOf ?? schema.oneOf;
  if (one) return fc.oneof(...one.map((choice) => valueFor(choice, known, name)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const { type } = schema;
  if (Array.isArray(type))
    return fc.oneof(...type.map((each) => valueFor({ ...schema, type: each }, known, name)));
  switch (type) {
    case 'string':
      return text(schema, name, known);
    case 'integer':
      return wholeNumber(schema, name, known);
    case 'number':
      return fc.double({ noNaN: true, min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems = 0, maxItems = 5 } = schema;
      const maxLength = Math.max(minItems, Math.min(maxItems, 5));
      return fc.array(valueFor(schema.items ?? {}, known, name), { minLength: minItems, maxLength });
    }
    case 'object':
      return object(schema, known);
    default:
      return fc.jsonValue();
  }
}

import fc from 'fast-check';
import type { FactDeclaration, FactSource, FactValue } from '../../src/rule/index.ts';
import { factsOf } from '../../src/rule/index.ts';
import { decimal } from '../../src/values/index.ts';
import { vocabulary } from './world.ts';

/** A record that can be gone through. */
export type KnownRecord = ReadonlyMap<string, FactValue | null>;

/** Figures near each other and near zero, so that thresholds are hit; now and then one that no integer holds. */
const figure = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -8, max: 60 }).map((n) => ({ n: BigInt(n), d: 4n })) },
  { weight: 4, arbitrary: fc.constantFrom('0', '5', '3', '0.05', '12.345678', '100000').map(decimal) },
  { weight: 1, arbitrary: fc.constantFrom('1e30', '-1e20', '1e-15', '9007199254740993').map(decimal) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => ({ n: BigInt(n), d: 7n })) },
);

function arbitraryValue(declaration: FactDeclaration): fc.Arbitrary<FactValue> {
  switch (declaration.type) {
    case 'number':
      return figure;
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.constantFrom('2020-02-29', '2021-03-31', '2022-12-31', '2023-01-01');
    case 'text':
      return fc.constantFrom(
        ...(declaration.options ? Object.keys(declaration.options) : ['33', '3312', '34', '41', '']),
      );
    case 'list':
      return fc.array(arbitraryRecord(declaration.fields), { maxLength: 3 });
  }
}

/** Most facts known, some never reported, some unusable. */
export function arbitraryRecord(
  fields: Readonly<Record<string, FactDeclaration>>,
): fc.Arbitrary<KnownRecord> {
  const entries = Object.entries(fields).map(([name, declaration]) =>
    fc
      .oneof(
        { weight: 4, arbitrary: arbitraryValue(declaration) },
        { weight: 1, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constant(null) },
      )
      .map((value) => [name, value] as const),
  );
  return fc.tuple(...entries).map((list) => {
    const record = new Map<string, FactValue | null>();
    for (const [name, value] of list) if (value !== undefined) record.set(name, value);
    return record;
  });
}

const year = arbitraryRecord(vocabulary);

/** The records of three years; the earlier ones may not exist. */
export const arbitraryYears: fc.Arbitrary<readonly (KnownRecord | undefined)[]> = fc.tuple(
  year,
  fc.option(year, { nil: undefined, freq: 5 }),
  fc.option(year, { nil: undefined, freq: 5 }),
);

export const sourceOf = (years: readonly (KnownRecord | undefined)[]): FactSource => factsOf(...years);

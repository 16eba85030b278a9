import { z } from 'zod';
import { FactsFile } from '../../enterprise/index.ts';
import { compileScheme, type EvaluationColumns } from '../kernel/index.ts';
import { SchemeFile } from '../scheme/index.ts';
import type { Evaluable } from './patch-columns.ts';

const Code = z.int().min(0);

/**
 * Everybody's figures of one scheme without names or codes, as plain JSON: what the browser needs for the exact what-if.
 * Rows keep the canonical order. Facts are in millionths, `null` is unknown.
 */
export const PackedPopulation = z.strictObject({
  format: z.literal('tenglong.population'),
  version: z.literal(1),
  year: z.int(),
  scheme: SchemeFile,
  /** The fact dictionary that the scheme's conditions speak of. */
  dictionary: FactsFile,
  size: z.int().min(0),
  facts: z.record(z.string(), z.array(z.number().nullable())),
  membership: z.array(Code),
  industry: z.array(Code),
  industries: z.array(z.string()),
  /** `[row, atLeast, atMost]` of the rows with a promotion or veto, as grade codes. */
  granted: z.array(z.tuple([Code, Code, Code])),
});
export type PackedPopulation = z.infer<typeof PackedPopulation>;

/** Packs the columns of one scheme; the same columns give the same value. */
export function packPopulation({ compiled, columns }: Evaluable): PackedPopulation {
  const { granted } = columns;
  const rows = [...columns.membership.keys()];
  return {
    format: 'tenglong.population',
    version: 1,
    year: compiled.year,
    scheme: compiled.scheme,
    dictionary: compiled.dictionary,
    size: columns.size,
    facts: Object.fromEntries(
      Object.entries(columns.facts).map(([fact, column]) => [
        fact,
        Array.from(column, (count) => (Number.isNaN(count) ? null : count)),
      ]),
    ),
    membership: [...columns.membership],
    industry: [...columns.industry],
    industries: [...columns.industries],
    granted: granted
      ? rows
          .map((row): [number, number, number] => [row, granted.atLeast[row] ?? 0, granted.atMost[row] ?? 0])
          .filter(([, atLeast, atMost]) => atLeast > 0 || atMost > 0)
      : [],
  };
}

/**
 * Back to columns, the same bit for bit.
 *
 * @throws ZodError if the value is no packed population; RangeError if its arrays differ in length
 */
export function unpackPopulation(packed: unknown): Evaluable {
  const { scheme, dictionary, year, size, facts, membership, industry, industries, granted } =
    PackedPopulation.parse(packed);
  const lengths = [
    membership.length,
    industry.length,
    ...Object.values(facts).map((column) => column.length),
  ];
  if (lengths.some((length) => length !== size)) throw new RangeError('the columns differ in length');
  const atLeast = new Uint8Array(size);
  const atMost = new Uint8Array(size);
  for (const [row, least, most] of granted) {
    atLeast[row] = least;
    atMost[row] = most;
  }
  const columns: EvaluationColumns = {
    size,
    facts: Object.fromEntries(
      Object.entries(facts).map(([fact, column]) => [
        fact,
        Float64Array.from(column, (count) => count ?? Number.NaN),
      ]),
    ),
    membership: Uint8Array.from(membership),
    industry: Uint16Array.from(industry),
    industries,
    granted: { atLeast, atMost },
  };
  return { compiled: compileScheme(scheme, year, dictionary), columns };
}

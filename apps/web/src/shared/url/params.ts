import { z } from 'zod';

/*
 * Codecs for the parameters of an address. Each forgives: a parameter that is absent, stale or mistyped becomes its
 * default, because an old link must still open the page.
 */

/** Free text of a search box. */
export const textParam = (longest = 64) => z.string().trim().min(1).max(longest).optional().catch(undefined);

/** Several ids, `?unit=331083003,331083101`; duplicates and blanks dropped. */
export const listParam = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => unique(typeof value === 'string' ? value.split(',') : (value ?? [])))
    .catch([]);

/** Several of a fixed set; what is not in the set is dropped. */
export const choicesParam = <const Choice extends string>(choices: readonly Choice[]) =>
  listParam().transform((values) => choices.filter((choice) => values.includes(choice)));

/** One of a fixed set, with a default. */
export const choiceParam = <const Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  otherwise: Choice,
) => z.enum(choices).default(otherwise).catch(otherwise);

/** A whole number, such as a page (from 0). */
export const wholeParam = (lowest: number, highest: number, otherwise: number) =>
  z
    .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
    .pipe(z.number().int().min(lowest).max(highest))
    .default(otherwise)
    .catch(otherwise);

/** A calendar year; absent means that the page chooses the latest. */
export const yearParam = () =>
  z
    .union([
      z.number(),
      z
        .string()
        .regex(/^\d{4}$/)
        .transform(Number),
    ])
    .pipe(z.number().int().min(2000).max(2100))
    .optional()
    .catch(undefined);

/** A yes that is written as `1` and otherwise absent. */
export const flagParam = () =>
  z
    .union([z.boolean(), z.enum(['1', 'true']).transform(() => true)])
    .optional()
    .catch(undefined);

function unique(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

/** A calendar day, `2023-09-05`. */
export const dayParam = () => z.iso.date().optional().catch(undefined);

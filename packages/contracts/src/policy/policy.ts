import { z } from 'zod';
import { RulingNote } from '../page/index.ts';

/** A newer rule from above that takes the place of a policy from a day on. */
export const Superseding = z.object({ document: z.string(), from: z.string() });
export type Superseding = z.infer<typeof Superseding>;

/** A policy in the library. */
export const PolicyCard = z.object({
  id: z.string(),
  title: z.string(),
  clause: z.string(),
  summary: z.string(),
  from: z.string(),
  until: z.string(),
  outcome: z.enum(['amount', 'grade', 'term']).nullable(),
  /** Why it cannot be judged yet; `null` if it can. */
  unavailable: z.string().nullable(),
  superseding: Superseding.nullable(),
});
export type PolicyCard = z.infer<typeof PolicyCard>;

/** GET /api/policies — 政策库, in the order of the clauses. */
export const PolicyLibrary = z.object({ policies: z.array(PolicyCard) });
export type PolicyLibrary = z.infer<typeof PolicyLibrary>;

const PART = z.enum(['when', 'requires', 'gives', 'caps', 'sets', 'quantity']);

/** The version that began on a day; without one that of today. */
export const PolicyPageQuery = z.object({ from: z.iso.date('请写成日期').optional() });

/** GET /api/policies/:id — our words, parameters, provisions with their clauses, readings, cases. */
export const PolicyPage = PolicyCard.extend({
  /** It begins with the plan, whose first day is ruled, not printed. */
  fromRuled: RulingNote.nullable(),
  /** Every version, the newest first. */
  versions: z.array(
    z.object({
      from: z.string(),
      until: z.string(),
      /** The day on which another version took over; `null` for the newest. */
      followedOn: z.string().nullable(),
      current: z.boolean(),
    }),
  ),
  note: z.string().nullable(),
  parameters: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: z.string(),
      clause: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ),
  provisions: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      says: z.string(),
      soft: z.boolean(),
      overrides: z.array(z.string()),
      obliges: z.string().nullable(),
      parts: z.array(z.object({ part: PART, text: z.string() })),
    }),
  ),
  terms: z.array(z.object({ label: z.string(), text: z.string() })),
  readings: z.array(
    z.object({
      id: z.string(),
      clause: z.string(),
      question: z.string(),
      ruling: z.string().nullable(),
      alternatives: z.array(
        z.object({
          kind: z.enum(['strict', 'adopted', 'generous']),
          says: z.string(),
          beyond: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Facts that the platform takes from what it holds, though the clause does not say so: with the reason. */
  taken: z.array(z.object({ id: z.string(), label: z.string(), ruling: z.string() })),
  cases: z.array(
    z.object({
      id: z.string(),
      says: z.string(),
      asOf: z.string(),
      verdict: z.enum(['eligible', 'ineligible', 'unknown']),
      /** The amount in yuan, the grade or the term that is expected, in a word; `null` if the case says nothing of it. */
      outcome: z.string().nullable(),
    }),
  ),
});
export type PolicyPage = z.infer<typeof PolicyPage>;

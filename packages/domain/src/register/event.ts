import type { CalendarDay } from '../values/index.ts';
import type { FieldValue } from './entry.ts';

/** What can happen to an entry. Files are stored before they are attached; here they are known by their SHA-256. */
export type RegisterEvent =
  | {
      readonly kind: 'move';
      readonly move: string;
      readonly fields?: ReadonlyMap<string, FieldValue>;
      /** Filled in by the platform with the step, whoever makes it. */
      readonly computed?: ReadonlyMap<string, FieldValue>;
      readonly reason?: string;
    }
  | {
      readonly kind: 'amend';
      readonly fields: ReadonlyMap<string, FieldValue>;
      /** What the platform works out anew from what was filled in. */
      readonly computed?: ReadonlyMap<string, FieldValue>;
    }
  | {
      readonly kind: 'report';
      /** The month it is about, `2023-08`. */
      readonly period: string;
      readonly fields: ReadonlyMap<string, FieldValue>;
      /** The month whose words stand in the entry so far; an older one leaves them standing. */
      readonly latest: string | undefined;
    }
  | { readonly kind: 'attach'; readonly evidence: string; readonly file: string }
  | { readonly kind: 'sign' }
  | { readonly kind: 'hold'; readonly reason: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'extend'; readonly dueOn: CalendarDay; readonly reason: string }
  | { readonly kind: 'escalate'; readonly step: string }
  | {
      /** What an inspector found of a closed entry that a spot check drew: whether the closing is true. */
      readonly kind: 'inspect';
      /** The number of the spot check. */
      readonly check: number;
      readonly result: 'true' | 'false';
      readonly reason: string;
      /** The proof, by its SHA-256. */
      readonly file: string;
    }
  | { readonly kind: 'comment'; readonly text: string };

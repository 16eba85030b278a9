import type { ReadingDesk, ReadingOrder, ReadingOutcome } from './reading-desk.ts';

/** What the reading thread is sent. */
export type ToThread =
  | { readonly kind: 'read'; readonly order: ReadingOrder }
  | { readonly kind: 'answer'; readonly call: number; readonly value: unknown };

/** What the reading thread sends back. */
export type FromThread =
  | {
      readonly kind: 'ask';
      readonly call: number;
      readonly what: keyof ReadingDesk;
      readonly with: unknown[];
    }
  | { readonly kind: 'alive' }
  | { readonly kind: 'done'; readonly outcome: ReadingOutcome }
  | { readonly kind: 'broken'; readonly error: unknown };

/** What became of one try to send a message. The reason is for the desk: no address, no answer's text, no secret. */
export type Delivery =
  | { readonly kind: 'sent' }
  /** It certainly did not arrive, and may do so later. */
  | { readonly kind: 'retry'; readonly reason: string }
  /** It certainly did not arrive, and never will as it is. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** It may have arrived. */
  | { readonly kind: 'doubtful'; readonly reason: string };

/** After this many tries a message is undelivered. */
export const MOST_ATTEMPTS = 8;
const FIRST_RETRY_SECONDS = 30;
const LAST_RETRY_SECONDS = 3_600;

/** 30, 60, 120 … seconds after the first, second, third try, at most an hour. */
export const backoffSeconds = (attempt: number): number =>
  Math.min(FIRST_RETRY_SECONDS * 2 ** (attempt - 1), LAST_RETRY_SECONDS);

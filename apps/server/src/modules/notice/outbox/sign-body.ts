import { createHmac } from 'node:crypto';

/**
 * What proves to the interface that a body is ours and not an old one sent again: HMAC-SHA256 over the second it was
 * sent at, a full stop, and the body's bytes.
 *
 * @param timestamp - seconds since 1970, as in the header
 * @returns `sha256=` and 64 hexadecimal digits
 */
export const signBody = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
